// One listener ties the numbers in the conversation to the numbers in the articles. Nothing an article says gets in here.
(() => {
  const narrow = matchMedia("(max-width: 859px)");
  const touch = matchMedia("(hover: none)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const behaviour = () => (calm.matches ? "instant" : "smooth");
  const pane = () => document.querySelector(".evidence");
  const find = (attribute, key) => document.querySelector(`[${attribute}="${CSS.escape(key)}"]`);
  let shownBy = null;
  let legendsOpen = !narrow.matches;
  let seen = "";
  let left = null;

  // The class "current" goes to whatever belongs to the turn being read, "near" to its closest sentences.
  function read(turn) {
    const belongs = (turns) => turns.split(" ").includes(turn);
    for (const element of pane().querySelectorAll("[data-turns]")) {
      element.classList.toggle("current", belongs(element.dataset.turns));
      element.classList.toggle("near", belongs(element.dataset.closest ?? ""));
    }
  }

  function scrollTo(element, block) {
    element?.scrollIntoView({ behavior: behaviour(), block });
  }

  // A sentence that is only pointed at can hold the focus while it is, so that reading goes on from there.
  function sentence(key) {
    const place = find("data-sentence", key);
    place?.setAttribute("tabindex", "-1");
    place?.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
    return place;
  }

  function open(isOpen) {
    document.body.classList.toggle("reading", isOpen);
    document.querySelector("#talk").inert = isOpen;
  }

  // A phone shows the article over the conversation; its own back key leads out of it too.
  function show(number) {
    shownBy = number;
    read(number.dataset.turn);
    if (narrow.matches && !document.body.classList.contains("reading")) {
      history.pushState({ reading: true }, "");
      open(true);
    }
    const place = find("data-returns", number.dataset.shows) ?? sentence(number.dataset.shows);
    place?.focus({ preventScroll: true });
    scrollTo(place, "center");
  }

  function goBack(key) {
    if (document.body.classList.contains("reading")) history.back();
    const number = key && shownBy?.dataset.shows !== key ? find("data-shows", key) : shownBy;
    requestAnimationFrame(() => {
      number?.focus({ preventScroll: true });
      scrollTo(number, "nearest");
    });
  }

  // More of an answer comes below what stands there already: nothing moves, and the first new quote has the focus.
  function askForMore() {
    const talk = document.querySelector(".conversation");
    left = { talk: talk.scrollTop, pane: pane().scrollTop, quotes: talk.lastElementChild.querySelectorAll(".quote").length };
    document.querySelector("#more").click();
  }

  function goOn(talk) {
    talk.scrollTop = left.talk;
    pane().scrollTop = left.pane;
    talk.lastElementChild.querySelectorAll(".quote .number")[left.quotes]?.focus({ preventScroll: true });
    left = null;
  }

  // Gradio writes the HTML anew; what has changed is brought into view: the new question at the top, its first quote in the article.
  function arrive() {
    const talk = document.querySelector(".conversation");
    const state = `${talk?.dataset.state} ${talk?.dataset.quotes} ${pane()?.dataset.turn}`;
    if (state === seen || !pane()) return;
    seen = state;
    if (!legendsOpen) for (const legend of document.querySelectorAll(".voices")) legend.open = false;
    read(pane().dataset.turn);
    if (left) return goOn(talk);
    if (document.activeElement === document.body && !touch.matches) document.querySelector("#question textarea")?.focus();
    if (!talk) return;
    talk.scrollTo({ top: talk.lastElementChild.offsetTop - 20, behavior: behaviour() });
    const first = pane().querySelector(".number.current");
    if (first && !narrow.matches) pane().scrollTo({ top: first.offsetTop - pane().clientHeight / 3, behavior: behaviour() });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-shows], [data-returns], .more");
    if (!button) return;
    if (button.matches(".more")) askForMore();
    else if ("shows" in button.dataset) show(button);
    else goBack(button.dataset.returns);
  });
  // Legends that a reader has closed stay closed in later answers.
  document.addEventListener("click", (event) => {
    const legend = event.target.closest?.(".voices summary")?.parentElement;
    if (legend) legendsOpen = !legend.open;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pane()?.contains(document.activeElement)) goBack("");
  });
  addEventListener("popstate", () => open(false));
  narrow.addEventListener("change", () => open(false));
  new MutationObserver(arrive).observe(document, { subtree: true, childList: true, attributeFilter: ["data-state", "data-turn"] });
})();
