"""Given names that nearly always belong to men, or to women, and some that belong to either, as "Kim" and "Sasha"."""

from typing import Final

_MEN: Final = frozenset(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto aleksandr alejandro alexander alexandre
    alexei alexey alfred ali alistair allan allen anatoly anders andre andreas andrei andrew andriy angus anthony
    anton antonio antony arnold arthur artur ashraf asif ben benedict benjamin bernard bernie bill billy bob bobby
    boris brad bradley brendan brent brian bruce bruno bryan callum carl carlos cedric charles charlie christian
    christoph christopher chuck clarence claude clive colin connor craig cyril dale damian dan daniel darren dave
    david dean denis dennis derek desmond diego dirk dmitri dmitry dmytro dominic don donald doug douglas duncan
    dwight earl ed eddie edgar edmund eduardo edward edwin elijah emil emmanuel enrique eric erik ernest ernesto
    ethan eugene evan fabio farid felipe felix ferdinand fernando francesco francisco frank franz fred frederick
    gareth gary gavin geoff geoffrey george gerald gerard gianni gilbert giovanni giuseppe glenn gordon graham greg
    gregory guillermo gustav guy hamid hans harold harry harvey hassan hector henri henry herbert herman howard hugh
    hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob jacques jaime jake jakob james jamie jan jared
    jason javier jay jeb jeff jeffrey jeremy jerome jerry jim jimmy joachim joe joel john johnny jon jonathan jorge
    jose joseph josh joshua juan julian julio jurgen justin karl keith ken kenneth kevin khalid kirill klaus kurt
    kyle lamar lars larry laurence lawrence leo leon leonard leonid lewis liam lionel louis luca lucas luis luke
    mahmoud manuel marc marcel marco marcus mario mark markus marshall martin marvin mathieu matt matteo matthew
    maurice max maxim michael michel miguel mike mikhail milton mitch mitt mohamed mohammad mohammed mohammad
    muhammad murray mustafa nathan nathaniel neil nelson newt niall nicholas nick nicolas nigel nikolai nils noah
    norman oleg oleksandr oliver omar oscar osama otto owen pablo patrick paul pavel pedro peter petro phil philip
    philippe phillip pierre piotr rafael rahul raj rajesh ralph ramon rand randy raul ravi ray raymond reza ricardo
    richard rick rob robert roberto rodney rodrigo roger roman ron ronald rory ross roy rudolf rudy rupert russell
    ryan salman salvador sam samuel sanjay saul scott sean sebastian serge sergei sergey sergio seth shaun sheldon
    simon stan stanislav stanley stefan stephen steve steven stewart stuart sunil tariq ted terence terrence
    theodore thomas tim timothy tobias todd tom tomas tommy tony travis trevor troy tyler vadim valery vasily vernon
    victor vijay viktor vincent vitaly vladimir volodymyr walter warren wayne werner wilhelm william willy wolfgang
    yevgeny youssef yuri yusuf zachary zoran donnie reince corey tad barack darrell orrin jens lindsey cory marty
    chad brett bart ezra elon rex aidan alasdair aleksander alfonso alfredo amir anil arjun armando artem arturo
    ashok basil bartosz bogdan callan cormac darius darragh declan dieter dimitri dominik eamon ebrahim eduard egor
    emeka emre enzo eoin fergus filip finlay fionn florian francis fraser gabriel gavriil giorgio graeme guido
    gustavo hakan hamish harald heinz helmut hiroshi iain ignacio ilya imre ismael ivar jarek javid joao johan
    johann jozef jukka kai kamal karel kasper kenji klaas knut kofi krzysztof kwame lachlan lennart lorenzo lorcan
    lubomir magnus malcolm mateus mats mehmet mikael mikko milan milos mirko mohsen nabil nasser nico nikola nikos
    nnamdi oisin olaf osman otis padraig pascal pawel per piers quentin ranjit rashid rasmus reinhard rhys ronan
    rune sanjeev sergi sigurd silvio soren stavros sven takeshi tadeusz thierry timur tobin torsten ulrich umar uwe
    vaclav vikram vladislav wojciech yannis yosef yves zbigniew zoltan gus walt theo colm bastian juhan emilio
    aurelio wendell dev priyesh sanjit moses silas clyde lloyd ned roland alvin melvin lester homer virgil cyrus
    dominick rutger anselm balthasar casimir conrad dorian ferran fritz gregor isidro jonas kaspar lothar marek
    orson pavlo radek stellan tibor ulf viggo yannick
    """.split()
)
_WOMEN: Final = frozenset(
    """
    abigail ada adriana agnes aisha alexandra alice alicia alina alison allison amanda amber amelia amina amy ana
    anastasia andrea angela angelina anita ann anna anne annette annie antonia april audrey barbara beatrice becky
    bella bernadette beth betsy betty beverly birgit brenda bridget brigitte camilla carla carly carmen carol carole
    caroline carolyn catherine cathy cecilia charlotte chelsea chloe christina christine cindy claire clara claudia
    colleen connie cynthia daisy daniela deborah debbie debra denise diana diane dolores donna dora doris dorothy
    edith eileen elaine eleanor elena elisabeth elise eliza elizabeth ella ellen elsa emily emma erica erin esther
    eva evelyn fatima fiona florence frances francesca gabriela gail galina gemma georgia geraldine gertrude gina
    gloria grace greta gretchen gwen hannah harriet hazel heather heidi helen helena hillary holly huma ida ilse
    ines ingrid irene irina isabel isabella ivanka jacqueline jane janet janice jasmine jean-marie jeanne jen
    jennifer jenny jessica jill joan joanna joanne josephine joy joyce juanita judith judy julia julie juliet june
    karen karin kate katerina katharine katherine kathleen kathryn kathy katie katrina kayla kellyanne kirsten
    kristen kristina lara larisa laura lauren layla leila lena leonora lesley leticia lila lilian lily linda lisa
    liz loretta lorraine louise lucia lucy ludmila lydia lynn madeleine maggie mandy marcia margaret margarita maria
    mariam marie marina marion marjorie marlene marsha martha mary matilda maureen megan megyn melania melanie
    melissa mercedes michelle mildred mina miranda miriam moira molly monica muriel myra nadia nancy naomi natalia
    natalie natasha nicola nicole nina nora norma olga olivia olena oksana pamela patricia patty paula pauline peggy
    penelope penny petra phyllis priya rachel raisa ramona rebecca regina renata rhonda rita roberta rosa rosalind
    rosemary roxana ruth sabrina sally samantha samira sandra sara sarah selina shannon sharon sheila shirley silvia
    simone sofia sonia sophia sophie stella stephanie sue susan susanna suzanne svetlana sylvia tabitha tamara tania
    tanya tara tatiana tatyana teresa tessa theresa tiffany tina ursula valentina valerie vanessa vera veronica
    vicky victoria viola violet virginia vivian wendy winifred yasmin yelena yolanda yulia yvette yvonne zainab zoe
    aileen ailsa agata agnieszka aleksandra alessandra alexis amelie amira anette aneta angharad anouk anneliese
    annelies annika aoife asha astrid aurora ayesha beata beatriz bethan bianca bridie brigid bronagh bronwen carina
    catriona celia chantal chiara ciara clare concetta cordelia cressida darlene deirdre delphine devika dorota
    edwina eimear elif elisa elodie eleni emilia estelle eunice ewa farah fatou felicity fenella francine freya
    genevieve gillian giulia grainne gudrun gwendolyn haruka hedda helga henrietta hermione hilde ilona imogen
    ingeborg isobel ivana jacinta jadwiga janine jodie johanna jolanta juana kamila karolina katarina keiko kirsty
    krystyna leah leyla liesbeth linnea liv lorna lotte lucille ludmilla maeve magda magdalena maja malgorzata malin
    marguerite marianne marika marisol marit marlies matylda meera mei merete monika morag nadine nadira nandini
    natalya neha nell niamh nicolette nuala oonagh oona orla paloma parvati pernille philippa pilar pooja priscilla
    radhika renee roisin rosalia rosie ruxandra sabine saoirse saskia sheena shirin sian sigrid sinead siobhan
    solveig sorcha sunita svea tamsin tatjana thelma theodora tilda tove ulla ulrike veronika wanda wilhelmina
    xiomara yuki zara zdenka zofia zsuzsanna tiina henrike nila brenna celeste imelda beatrix darya elin freja greer
    hedvig jarmila katya lieke maren odile perla quintina rosamund sunniva thandi ursina vesna wilma yana zelda
    """.split()
)

_EITHER: Final = frozenset(
    """
    alex andy ashley avery bailey cameron casey chris cody dakota dana eli gene hayden jackie jean jess jody jordan
    jules kelly kerry kim lee leslie logan mackenzie micah morgan nicky noor pat quinn reese riley robin rowan sandy
    sasha shelby sidney skyler stacy stevie sunny taylor terry toni tracy valentine
    """.split()
)
_ALSO_PLACES: Final = frozenset("chelsea georgia jordan virginia victoria florence charlotte dakota sidney".split())
_ALL: Final = _MEN | _WOMEN | _EITHER


def is_given_name(word: str) -> bool:
    """Whether the word, in any case, is one of these names."""
    return word.lower() in _ALL


def is_only_given_name(word: str) -> bool:
    """Whether the word is one of these names and no country, state or city."""
    return is_given_name(word) and word.lower() not in _ALSO_PLACES


def pronoun_of_name(word: str) -> str:
    """ "he" or "she" for someone of this given name, "" where that is not known."""
    if word.lower() in _WOMEN:
        return "she"
    return "he" if word.lower() in _MEN else ""
