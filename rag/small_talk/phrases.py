"""What people type who ask nothing of the articles: each line is a regular expression for a whole utterance.

All are matched in small letters, without marks and apostrophes, and with usual slips of the keyboard mended. What may
as well be asked of an article, or of the answer before it ("which article?", "what is this?", "fine?"), is not here.
"""

from typing import Final

_ARTICLES: Final = "((news )?articles|news stories)"
_TEXTS: Final = f"({_ARTICLES}|stories|texts|documents|reports|newspapers|news)"
_CORPUS: Final = "(corpus|archive|database|collection|index|library)"
_YOU_HAVE: Final = "(do you have|have you got|you have|you got|can you search|do you (search|use|know))"
_ARE_HERE: Final = f"(are (there|here|available|stored|indexed|loaded)( (here|in (the|your) {_CORPUS}))?)"
_HAVE: Final = f"({_YOU_HAVE}|{_ARE_HERE})( (here|now|in total|altogether|in all))?"
_SHOW: Final = "((can|could) you )?(list|show|show me|tell me|give me|name)"
_WHICH: Final = "(which|what)"
_WHAT_IS: Final = "(whats|(what|which|(what|which) article) is)"


def any_of(lines: str) -> str:
    """One expression for whatever matches one of the lines."""
    return "|".join(f"(?:{line.strip()})" for line in lines.strip().splitlines())


def _of(which: str) -> str:
    """Questions for the newest article, or for the oldest."""
    article = f"(the |your )?{which} (article|news article|story)"
    return f"""
        ({_WHAT_IS} |{_SHOW} |what about )?{article}( (you have|here|in (the|your) {_CORPUS}))?( about)?
        {_WHICH} article is (the )?{which}
        {_WHICH} is (the )?{which} of (the|your) articles
        {_WHAT_IS} the {which} one
        when was {article} (published|written|from|added)
        when is {article} from
        how (old|recent|new) is {article}
        (what are|{_SHOW}) (the |your )?{which} articles
    """


NEWEST: Final = _of("(newest|latest|most recent)")
OLDEST: Final = _of("(oldest|earliest|least recent)")
COUNT: Final = f"""
    how many {_TEXTS} {_YOU_HAVE}( (here|in total|altogether))?
    how many {_ARTICLES}( {_HAVE})?
    (whats |what is )?(the )?number of {_ARTICLES}
    how (big|large) is (the|your) {_CORPUS}
    count (the |your )?{_ARTICLES}
"""
ARTICLES: Final = f"""
    {_WHICH} (are the )?{_TEXTS} {_YOU_HAVE}
    {_WHICH} (are the )?{_ARTICLES} {_HAVE}
    what {_YOU_HAVE}( (here|on file))?
    (what are|{_SHOW}) (all|all of the|all the|all your|your) {_ARTICLES}( you have)?
    (can you )?list (the )?{_ARTICLES}
    {_SHOW} (the )?(list|titles|headlines) of (the |all |all the |your )?{_ARTICLES}
    {_SHOW} what you have
    what(s| is) (in|inside) ((the|your) {_CORPUS}|here)
    what(s| is) your {_CORPUS}( about)?
    what (do|are) (the|your|these|all the) {_ARTICLES}( you have)? (about|cover|deal with|talk about)
    what are (the|your|these) {_ARTICLES}
    what (topics|subjects) (do you (cover|know|have)|are (covered|there))
    {_WHICH} (publishers|newspapers|papers|outlets) do you (have|cover|know|use)
    {_WHICH} (dates|period|time|years) (do|does) (the|your) {_ARTICLES} cover
    how far back do (the|your) {_ARTICLES} go
    how (up to date|current) are (you|the articles|your articles)
    (do you have|have you got|are there) any {_ARTICLES}
    what do you (cover|know|know about)
"""
WHO: Final = """
    (so |and )?(who|what) are you( exactly)?
    (whats|what is) your name
    do you have a name
    what (do|should) i call you
    introduce yourself
    tell me about yourself
    what kind of (program|bot|system) are you
    are you (an? )?(real |actual )?(bot|robot|human|human being|person|ai|machine|chatbot|program|computer)
    are you (an? )?(language model|llm|chatgpt|gpt|alive)
    am i (talking|speaking) to (a )?(human|person|bot|machine|robot)
"""
# What it cannot do: it quotes articles.
_FOR_FUN: Final = (
    "(((can|could|will|would) you )?(please )?(tell|give|write|sing|make up|recite|compose)( (me|us|for me))?"
    " (a|an|another|some|one)( (funny|good|short|little|nice|new))?"
    " (jokes?|poems?|songs?|story|stories|haiku|limerick|rap|riddle|rhyme|verse)( (for me|please))?"
    "|((can|could) you )?(please )?(sing|dance|rap)( (for|to) me)?|make me laugh|((can|could) you )?entertain me)"
)
HELP: Final = f"""
    help( me)?
    i need (some |your )?help
    (can|could|will|would) you (please )?help( me)?( here)?
    how (can|do|could) you help( me)?
    what (can|do) you do( for me)?( here)?
    what are you (for|good for|able to do|capable of)
    what (else )?(can|could|should|may|do) i (ask|type)( you)?( here)?
    what (can|do) you (answer|offer)
    (what|which) ((kind|sort|type) of )?questions (can|could|should|may) (i ask|you answer)( you)?
    how do you work
    how does this (program|tool|site|system|app|chat) work
    how (do|can|should) i use (this|you)
    how to use this
    (what are|list|show me) your (capabilities|functions|features|commands)
    (give me |show me )?(some |an |a few )?example questions?
    instructions
    menu
    commands
    faq
    i (do )?have (a|some|another|one more|(a )?few( more)?|(a )?couple( of| more)?) questions?( for you)?
    {_FOR_FUN}
    (can|may|could) i ask( you)?( (a question|something))?
    i (want|would like|need) to ask( you)? (a question|something)
"""
FEELING: Final = """
    (and )?how are (you|things)( (doing|feeling|going))?( today| now)?
    how (have you been|do you do)
    how(s| is) it going
    how do you feel( today)?
    how(s| is) your day( going)?
    are you (ok|okay|well|fine)( today)?
    whats up
    what is up
    sup
    (i am|im) (fine|good|well|ok|okay)
    (and|what about|how about) you
"""
FAREWELL: Final = """
    (and )?(good ?)?bye( ?bye)?( (for now|now|then))?
    good ?night
    see you( (later|soon|tomorrow|again))?
    cya
    farewell
    take care
    so long
    until (next time|tomorrow)
    talk to you later
    i (have|need|must|got) to go
    have a (nice|good|great|lovely) (day|evening|night|weekend|one|time)
"""
_FOR_HELPING: Final = (
    "for (((the|your|this|that|all( (the|your))?) )?(help|answers?|info|information|time|quick answer|reply)"
    "|((helping|telling|informing|clarifying|explaining)( me| that| this| it)?|that|this))"
)
THANKS: Final = f"""
    (many |and )?thanks( (so much|very much|a lot|a million|a bunch|again|anyway|mate|all))*( {_FOR_HELPING})?
    (and )?thank ?you( (so much|very much|again|anyway|all))*( {_FOR_HELPING})?
    (thx|thnx|thanx|tnx|ty|tks|cheers|ta)( (so much|a lot|again|mate|{_FOR_HELPING}))*
    much appreciated
    (i )?(really )?appreciate (it|that|this|your help)
"""
GREETING: Final = """
    (hi+|hey+|hello+|hallo|hiya|howdy|yo|greetings)( (there|all|everyone|everybody|again|friend|mate|bot|world))?
    (good )?(morning|evening)( (all|everyone|everybody|again))?
    good (afternoon|day)( (all|everyone|everybody|again))?
    (nice|pleased) to meet you
"""
ACKNOWLEDGEMENT: Final = """
    (oh )?(ok(ay|ey)?|kk?|great|good|nice|cool|perfect|excellent|wonderful|awesome|brilliant|lovely|amazing)
    all ?right
    (understood|interesting|wow|lol|haha|ah|oh|hm+)
    got it
    i (see|understand)
    (makes sense|sounds good|fair enough|never ?mind)
    well done
    (good (job|work|answer)|nice one)
    no (problem|worries)
    (thats|that is|that was|this is|it is|its) (great|good|fine|ok|okay|(very )?helpful|useful|perfect|nice)
    (thats|that is|that was) (all|it|all i need(ed)?|what i needed)( for now| to know)?
    that helps
    good to know
    very (good|helpful|nice|interesting)
"""
FILLING: Final = """
    please|pls|plz|so|well|um+|uh|er+|dear|sir|now|then|just|also|too
"""
OF_A_PUBLISHER: Final = f"""
    (do you have|have you got|you have)( (anything|something|any|some|an))?( ({_TEXTS}|article))? (from|by)
    (are|is) there( any| an)? ({_ARTICLES}|article) (from|by)
    ({_WHICH}|how many) {_ARTICLES}( {_HAVE})? (from|by)
    {_SHOW}( all)?( the| your)? {_ARTICLES} (from|by)
"""
# Slips that are typed often enough to be known.
AS_MEANT: Final = {
    "u": "you",
    "ya": "you",
    "r": "are",
    "ur": "your",
    "waht": "what",
    "wat": "what",
    "whta": "what",
    "wht": "what",
    "wich": "which",
    "whcih": "which",
    "hwo": "how",
    "helo": "hello",
    "thansk": "thanks",
    "thnaks": "thanks",
    "thaks": "thanks",
    "artciles": "articles",
    "articels": "articles",
    "aritcles": "articles",
    "newset": "newest",
    "lastest": "latest",
}
