// Ties the numbers in the conversation to those in the articles, and sends what our buttons ask for. Nothing an article says gets in here.
(() => {
  const narrow = matchMedia("(max-width: 859px)");
  const roomy = matchMedia("(min-width: 1100px)");
  const touch = matchMedia("(hover: none)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const behaviour = () => (calm.matches ? "instant" : "smooth");
  const one = (selector) => document.querySelector(selector);
  const pane = () => one(".evidence");
  const find = (attribute, key) => one(`[${attribute}="${CSS.escape(key)}"]`);
  const ASKING = new Set(["ask", "edit", "remove"]); // the other acts turn pages
  const CLOSABLE = ".editor[open], .menu details[open], .options[open]";
  const OPENABLE = ".editor, .menu details, .options";
  const ABOVE = 20; // pixels that stay free above a question
  let shownBy = null;
  let legendsOpen = !narrow.matches;
  let shelfOpen = roomy.matches;
  let seen = "";
  let left = null;
  let waiting = false;
  let opening = null;
  const opened = new Map(); // what a reader has open, by what it belongs to

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
    shelve();
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

  // What our own HTML asks for goes through a hidden field of Gradio's: it hears the field's own event, then the button.
  function act(fields) {
    prepare(fields);
    const field = one("#action textarea");
    field.value = JSON.stringify(fields);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    one(ASKING.has(fields.act) ? "#act" : "#turn").click();
    if (ASKING.has(fields.act)) listen();
  }

  function prepare({ act }) {
    if (act === "more") remember();
    if (act === "delete") one(".shelf .new").focus(); // what had the focus goes with the conversation
    if (narrow.matches && ["new", "open"].includes(act)) shelfOpen = false;
    shelve();
  }

  // The next question can be typed at once; on a touch screen the keyboard would cover what is to be read.
  function listen() {
    if (!touch.matches) one("#question textarea")?.focus();
  }

  // The window listens once it has opened. What is asked before stays in the box, and is sent then: what comes of opening would cover it.
  function send() {
    if (waiting) one("#ask").click();
    waiting = false;
  }

  function wait(event) {
    if (pane() || !event.target.closest?.("#question, #ask")) return;
    event.preventDefault();
    event.stopPropagation();
    waiting = true;
  }

  // The address names the conversation that is open, so that it is still open after a reload, and no other.
  function address(conversation) {
    const url = new URL(location.href);
    if (conversation) url.searchParams.set("conversation", conversation);
    else url.searchParams.delete("conversation");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  // More of an answer comes below what stands there already: nothing moves, and the first new quote has the focus.
  function remember() {
    const quotes = one(".conversation").lastElementChild.querySelectorAll(".quote").length;
    left = { talk: one("#scroll").scrollTop, pane: pane().scrollTop, quotes };
  }

  function goOn(turn, before) {
    one("#scroll").scrollTop = before.talk;
    pane().scrollTop = before.pane;
    turn.querySelectorAll(".quote .number")[before.quotes]?.focus({ preventScroll: true });
  }

  // Gradio closes the list whenever it writes it anew. Over a conversation, on a phone, only what is in front can be reached.
  function shelve() {
    const shelf = one(".shelf");
    if (shelf && shelf.open !== shelfOpen) shelf.open = shelfOpen;
    one("#talk").inert = narrow.matches && (shelfOpen || document.body.classList.contains("reading"));
  }

  // Gradio closes a menu or field that is open whenever it writes what is around it anew: it is opened again, with what was typed.
  function resume() {
    let last = null;
    for (const [key, before] of [...opened]) {
      const again = [...document.querySelectorAll(OPENABLE)].find((details) => keyOf(details) === key);
      if (again?.open) continue;
      opened.delete(key);
      if (!again) continue;
      opened.set(key, again);
      again.open = true;
      last = { was: fieldOf(before), now: fieldOf(again) ?? again.querySelector("summary") };
      if (last.was) last.now.value = last.was.value;
    }
    const focused = document.activeElement;
    if (!last || (focused !== document.body && focused.checkVisibility())) return;
    last.now.focus({ preventScroll: true });
    if (last.was) last.now.setSelectionRange(last.was.selectionStart, last.was.selectionEnd);
  }

  const fieldOf = (details) => details.querySelector(":scope > form")?.elements[0];

  function keyOf(details) {
    const { id, turn } = details.querySelector("[data-id], [data-turn]").dataset;
    return [details.className, id ?? one(".conversation").dataset.conversation, turn].join(" ");
  }

  // So much room below the newest turn that its question can stand at the top.
  function makeRoom(turn) {
    const ends = ["#conversation", "#asked", "#next"].map((part) => one(part).getBoundingClientRect().bottom);
    const used = Math.max(...ends) - turn.getBoundingClientRect().top;
    one("#scroll").style.setProperty("--room", `${Math.max(0, one("#scroll").clientHeight - used - ABOVE)}px`);
  }

  function bringUp(turn) {
    const distance = turn.getBoundingClientRect().top - one("#scroll").getBoundingClientRect().top;
    one("#scroll").scrollBy({ top: distance - ABOVE, behavior: behaviour() });
  }

  // Gradio writes the HTML anew; what has changed is brought into view: the new question at the top, its first quote in the article.
  function arrive() {
    if (!pane()) return;
    send();
    shelve();
    resume();
    const talk = one(".conversation");
    const turn = one("#asked .turn") ?? talk?.lastElementChild;
    if (turn) makeRoom(turn);
    const state = [talk?.dataset.conversation, talk?.dataset.state, talk?.dataset.quotes, pane().dataset.turn, turn?.closest("#asked")?.id].join(" ");
    if (state === seen) return;
    seen = state;
    address(talk?.dataset.conversation);
    if (!legendsOpen) for (const legend of document.querySelectorAll(".voices")) legend.open = false;
    read(pane().dataset.turn);
    const before = left;
    left = null;
    if (before && talk?.contains(turn)) return goOn(turn, before);
    if (document.activeElement === document.body) listen();
    if (!turn) return;
    bringUp(turn);
    const first = pane().querySelector(".number.current");
    if (first && !narrow.matches) pane().scrollTo({ top: first.offsetTop - pane().clientHeight / 3, behavior: behaviour() });
  }

  function close(details) {
    for (const part of [details, ...details.querySelectorAll("details[open]")]) {
      opened.delete(keyOf(part));
      part.open = false;
    }
    details.querySelector("summary").focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-shows], [data-returns], [data-closes], button[data-act], #stop");
    if (!button) return;
    if (button.id === "stop") listen();
    else if ("act" in button.dataset) act({ ...button.dataset });
    else if ("closes" in button.dataset) close(button.closest(CLOSABLE));
    else if ("shows" in button.dataset) show(button);
    else goBack(button.dataset.returns);
  });
  document.addEventListener("click", wait, true);
  document.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && wait(event), true);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-act]")) return;
    event.preventDefault();
    close(form.closest(".editor, .options"));
    act({ ...form.dataset, ...Object.fromEntries(new FormData(form)) });
  });
  // Legends, the list of conversations, and what is open in it stay as a reader has left them.
  document.addEventListener("click", (event) => {
    const details = event.target.closest?.("summary")?.parentElement;
    if (details?.matches(".voices")) legendsOpen = !details.open;
    if (details?.matches(".shelf")) shelfOpen = !details.open;
    if (!details?.matches(OPENABLE)) return;
    for (const other of opened.values()) if (details.name && other.name === details.name) opened.delete(keyOf(other));
    if (details.open) opened.delete(keyOf(details));
    else opened.set(keyOf(details), (opening = details));
  });
  // A field that a reader opens holds what is to be changed, whatever was typed into it before, and the focus.
  document.addEventListener("toggle", (event) => {
    if (event.target !== opening) return;
    opening = null;
    const field = fieldOf(event.target);
    field?.form.reset();
    field?.select();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("form[data-act] textarea")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    if (event.key !== "Escape") return;
    const details = event.target.closest(CLOSABLE);
    if (details) close(details);
    else if (narrow.matches && event.target.closest(".shelf[open] *")) one(".shelf > summary").click();
    else if (pane()?.contains(document.activeElement)) goBack("");
  });
  addEventListener("popstate", () => open(false));
  narrow.addEventListener("change", () => {
    shelfOpen = roomy.matches;
    open(false);
  });
  new MutationObserver(arrive).observe(document, { subtree: true, childList: true, attributeFilter: ["data-state", "data-turn", "open"] });
})();
