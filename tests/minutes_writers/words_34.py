"""What the thirty-fourth batch's secretaries talk about, agree on, and call each other."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about; a verb has its comma
# where a clause follows
_WORK = {
    "contact": (
        ("kontakte", "kontakter", "kontakt", "kontaktet", "bestyreren af pizzeriaet på torvet"),
        ("ringe til", "ringer til", "ring til", "ringet til", "moren til de to brødre på Ahornvej"),
        ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
         "træneren for U15-holdet"),
        ("få fat i", "får fat i", "få fat i", "fået fat i", "viceværten i de gule blokke"),
        ("tage en snak med", "tager en snak med", "tag en snak med", "taget en snak med",
         "drengegruppen ved busholdepladsen"),
        ("tale med", "taler med", "tal med", "talt med",
         "pigerne i 7. a om tonen i klassens chat"),
        ("skrive til", "skriver til", "skriv til", "skrevet til", "DSB om uroen på perronen"),
        ("række ud til", "rækker ud til", "ræk ud til", "rakt ud til", "den somaliske forening"),
        ("ringe til", "ringer til", "ring til", "ringet til", "butikschefen i Netto om tyverierne"),
    ),
    "agreement": (
        ("booke et møde med", "booker et møde med", "book et møde med", "booket et møde med",
         "lederen af sportscentret"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "biblioteket om lektiehjælp i læsesalen"),
        ("indkalde", "indkalder", "indkald", "indkaldt",
         "klasseforældrene i 6. c til et fælles møde"),
        ("arrangere", "arrangerer", "arranger", "arrangeret",
         "et dialogmøde for forældrene på mellemtrinnet"),
        ("aftale", "aftaler", "aftal", "aftalt", "et fast mødetidspunkt med natteravnene"),
        ("finde en dato til", "finder en dato til", "find en dato til", "fundet en dato til",
         "temamødet om digital trivsel"),
        ("planlægge", "planlægger", "planlæg", "planlagt",
         "et møde mellem lærerne og klubbens personale"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "de nye beboerrepræsentanter til et møde"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "kollegiet bag stationen"),
        ("gå aftenrunder i", "går aftenrunder i", "gå aftenrunder i", "gået aftenrunder i",
         "parken ved åen"),
        ("kigge forbi", "kigger forbi", "kig forbi", "kigget forbi",
         "legepladsen i de mørke timer"),
        ("tage ud til", "tager ud til", "tag ud til", "været ude ved",
         "skaterrampen ved havnen et par aftener"),
        ("aflægge besøg i", "aflægger besøg i", "aflæg besøg i", "aflagt besøg i", "lektiecaféen"),
        ("komme på besøg i", "kommer på besøg i", "kom på besøg i", "været på besøg i",
         "de fire 8. klasser"),
        ("køre en runde forbi", "kører en runde forbi", "kør en runde forbi",
         "kørt en runde forbi", "rastepladsen og den nedlagte tankstation"),
        ("besøge", "besøger", "besøg", "besøgt", "bokseklubben til en træningsaften"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "om gymnastiksalen kan bruges om aftenen"),
        ("tjekke,", "tjekker,", "tjek,", "tjekket,", "om kameraerne i P-kælderen virker"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "hvem der ejer det tomme hus på hjørnet"),
        ("afdække,", "afdækker,", "afdæk,", "afdækket,",
         "hvor mange unge der mangler et fritidstilbud"),
        ("se nærmere på,", "ser nærmere på,", "se nærmere på,", "set nærmere på,",
         "hvorfor så få piger bruger klubben"),
        ("afklare,", "afklarer,", "afklar,", "afklaret,",
         "om samtykkeerklæringen også gælder i klubben"),
        ("indhente", "indhenter", "indhent", "indhentet", "priser på en mobil skaterrampe"),
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "muligheden for at få en bænk med overdækning"),
        ("kortlægge", "kortlægger", "kortlæg", "kortlagt", "de steder, hvor unge køber snus"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "personalet i indskolingen om den nye kontaktvej til SSP"),
        ("informere", "informerer", "informer", "informeret",
         "beboerne i højhusene om cafétilbuddet"),
        ("sende", "sender", "send", "sendt",
         "informationsbrevet om snus til forældrene i 7. klasse"),
        ("lægge", "lægger", "læg", "lagt", "programmet for ferieklubben på Aula"),
        ("give", "giver", "giv", "givet", "vagtfirmaet besked om de ændrede lukketider"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "elevrådet om ungdomshusets tilbud"),
        ("videresende", "videresender", "videresend", "videresendt",
         "pjecen om online afpresning til klasselærerne"),
        ("dele", "deler", "del", "delt", "den opdaterede telefonliste med hele netværket"),
        ("orientere", "orienterer", "orienter", "orienteret",
         "afdelingsbestyrelsen om de planlagte aktiviteter"),
    ),
    "other": (
        ("bestille", "bestiller", "bestil", "bestilt", "pavilloner til gårdfesten"),
        ("skrive", "skriver", "skriv", "skrevet", "ansøgningen til kommunens tryghedspulje"),
        ("ajourføre", "ajourfører", "ajourfør", "ajourført", "årshjulet"),
        ("færdiggøre", "færdiggør", "færdiggør", "færdiggjort",
         "evalueringen af klasseforløbet om mobning"),
        ("købe", "køber", "køb", "købt", "frugt og vand til fodboldturneringen"),
        ("lave", "laver", "lav", "lavet", "en plakat til rollemodelaftenen"),
        ("klargøre", "klargør", "klargør", "klargjort", "lokalet til temaaftenen"),
        ("udarbejde", "udarbejder", "udarbejd", "udarbejdet",
         "en skabelon til underretninger"),
        ("oprette", "opretter", "opret", "oprettet", "en fælles kalender over aktiviteter"),
    ),
}  # fmt: skip
TASKS = {
    kind: tuple((one[:3], one[4]) for one in many) for kind, many in _WORK.items()
}  # what the draw takes
DONE = {(one[0], one[4]): one[3] for many in _WORK.values() for one in many}

# organisation → function of a person, and how the minutes name them as a party
ROLES = {
    "school": (("skolen", "skolen"), ("skoleleder", "skolelederen"), ("udskolingsleder", "skolen"),
               ("SSP-lærer på skolen", "skolen"), ("klasselærer", "skolen")),
    "police": (("politiet", "politiet"), ("lokalbetjent", "lokalbetjenten"),
               ("Vestegnens Politi", "politiet"), ("lokalpolitiet", "lokalpolitiet")),
    "housing": (("boligselskabet", "boligselskabet"), ("boligforeningen", "boligforeningen"),
                ("boligsocial koordinator", "den boligsociale koordinator"),
                ("driftsleder i boligselskabet", "boligselskabet")),
    "club": (("klubleder", "klublederen"), ("fritidsklubben", "fritidsklubben"),
             ("ungdomsklubben", "ungdomsklubben"), ("klubmedarbejder", "klubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"),
                  ("familierådgivningen", "familierådgivningen"),
                  ("sagsbehandler i familierådgivningen", "familierådgivningen")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("leder af ungdomsskolen", "ungdomsskolen"),
                     ("underviser i ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip

# topic → what was said, one remark after the other
TALK = {
    "Nyt fra skolerne": (
        "Der er generelt god ro på årgangene.",
        "Der er en del konflikter mellem eleverne i frikvartererne, især på 5. årgang.",
        "Lærerne oplever, at eleverne er trætte om morgenen efter sene aftener foran skærmen.",
        "Antallet af underretninger er uændret.",
    ),
    "Nyt fra politiet": (
        "Der har været fire anmeldelser om cykeltyveri og en enkelt om vold.",
        "Brugen af løbehjul uden hjelm er taget til.",
        "Politiet kender de fleste af de unge, der færdes i området om aftenen.",
    ),
    "Situationen i boligområdet": (
        "Beboerne melder om færre unge i opgangene end for et par måneder siden.",
        "Der bliver stadig kørt stærkt på knallert mellem blokkene.",
        "Den nye belysning har gjort en forskel, og flere beboere går tur om aftenen.",
    ),
    "Klub og fritid": (
        "Klubben har 74 medlemmer, hvilket er det højeste i tre år.",
        "Tirsdagens madhold er overtegnet.",
        "De ældste drenge kommer mest for at spille FIFA og er gode til at tage imod de nye.",
    ),
    "Snus og vapes": (
        "Snus er nu mere udbredt end vapes blandt drengene i 8. og 9. klasse.",
        "Flere forældre ved ikke, hvor stærke produkterne er.",
        "Skolens nye regler bliver taget pænt imod af eleverne.",
    ),
    "Digital adfærd": (
        "Der cirkulerer en video, hvor en dreng bliver skubbet omkuld.",
        "Flere elever er blevet filmet uden at vide det.",
        "Erfaringen er, at de unge fortæller mere, når en voksen spørger uden at skælde ud.",
    ),
    "Fravær og skolevægring": (
        "Fraværet er faldet en smule siden sidste måling.",
        "Fem elever har haft mere end 20 procent fravær.",
        "Der er gode erfaringer med morgenopkald i hjemmene.",
    ),
    "Overgange": (
        "Brobygningen til ungdomsuddannelserne er gennemført med stor tilslutning.",
        "De elever, som for nylig har skiftet skole, er faldet godt til.",
    ),
    "Unge ved stationen": (
        "En gruppe på 10-12 unge holder til ved stationen, når butikkerne har lukket.",
        "De er overvejende høflige, men pendlerne føler sig utrygge.",
        "Nogle af dem kommer fra nabokommunen.",
    ),
    "Forældresamarbejde": (
        "Fremmødet til forældremøderne har været svingende.",
        "Telefonopkald virker bedre end beskeder, når der er brug for hurtig kontakt.",
    ),
    "Hærværk": (
        "Tre ruder er blevet knust på skolens område inden for den seneste måned.",
        "Der er malet graffiti på gavlen af hallen.",
        "Udgifterne til oprydning er lavere end sidste år.",
    ),
    "Fritidsjob og vejledning": (
        "Otte unge er i gang med et lommepengeprojekt.",
        "Interessen for fritidsjob er størst blandt de 15-årige.",
    ),
}  # fmt: skip
OF_OURS = (
    "{first} havde gode historier med fra de seneste aftener ude.",
    "{first} bekræftede billedet fra sit eget arbejde.",
    "{first} nævnte, at de unge selv efterlyser flere aktiviteter.",
    "{first} fortalte om et vellykket forløb med to brødre.",
    "Ifølge {first} er der færre konflikter end på samme tid sidste år.",
)
PLACES = ("rådhuset, mødelokale 4", "lærerværelset", "medborgerhuset", "ungdomshuset",
          "boligselskabets kontor", "kantinen på skolen")  # fmt: skip

# what became of a task, in a word or two
STATUS = {
    "closed": ("udført", "afsluttet", "gennemført", "løst", "klaret", "færdig"),
    "open": ("i gang", "udestår", "ikke påbegyndt", "fortsætter", "mangler stadig",
             "afventer svar"),
    "dropped": ("udgår", "bortfalder", "annulleret", "ikke aktuelt længere", "droppet"),
}  # fmt: skip
