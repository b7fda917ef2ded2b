"""What the thirty-first batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about; a verb has its comma
# where a clause follows
_BANK = {
    "contact": (
        ("ringe til", "ringer til", "ring til", "ringet til",
         "varmemesteren om de smadrede kælderruder"),
        ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
         "mødrene i kvindecaféen"),
        ("skrive til", "skriver til", "skriv til", "skrevet til",
         "skolebestyrelsens formand om trafikken ved indgangen"),
        ("kontakte", "kontakter", "kontakt", "kontaktet",
         "købmanden på torvet om butikstyverierne"),
        ("tage en snak med", "tager en snak med", "tag en snak med", "taget en snak med",
         "de ældste drenge fra skaterparken"),
        ("tale med", "taler med", "tal med", "talt med", "forældrene til de to brødre"),
        ("få fat i", "får fat i", "få fat i", "fået fat i", "træneren for U15-holdet"),
        ("række ud til", "rækker ud til", "ræk ud til", "rakt ud til", "menighedsrådet"),
    ),
    "agreement": (
        ("aftale et møde med", "aftaler et møde med", "aftal et møde med", "aftalt et møde med",
         "bestyrelsen i idrætsforeningen"),
        ("indkalde til", "indkalder til", "indkald til", "indkaldt til",
         "et samarbejdsmøde om de nye elever i 7. c"),
        ("finde en dato til", "finder en dato til", "find en dato til", "fundet en dato til",
         "fællesmødet med natteravnene"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "lederen af svømmehallen til et møde om gæstereglerne"),
        ("booke et møde med", "booker et møde med", "book et møde med", "booket et møde med",
         "kommunens rusmiddelcenter"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "halbestyreren om en fast onsdagstid"),
        ("planlægge", "planlægger", "planlæg", "planlagt", "et dialogmøde for beboerne"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "værestedet på havnen"),
        ("besøge", "besøger", "besøg", "besøgt", "9. årgang i klassens time"),
        ("kigge forbi", "kigger forbi", "kig forbi", "kigget forbi",
         "boldburet et par eftermiddage"),
        ("gå en tur rundt i", "går en tur rundt i", "gå en tur rundt i", "gået en tur rundt i",
         "gårdene omkring busterminalen"),
        ("gå en runde på", "går en runde på", "gå en runde på", "gået en runde på",
         "stationspladsen efter lukketid"),
        ("køre en runde i", "kører en runde i", "kør en runde i", "kørt en runde i",
         "industrikvarteret"),
        ("komme på besøg i", "kommer på besøg i", "kom på besøg i", "været på besøg i",
         "6. b i en dansktime"),
        ("kigge indenfor hos", "kigger indenfor hos", "kig indenfor hos", "kigget indenfor hos",
         "bokseholdet"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "om der er kommet flere klager over larm fra plænen"),
        ("undersøge", "undersøger", "undersøg", "undersøgt", "prisen på aflåste cykelskure"),
        ("indhente", "indhenter", "indhent", "indhentet", "to tilbud på lys i tunnelen"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "hvem der ejer den tomme bygning"),
        ("tjekke,", "tjekker,", "tjek,", "tjekket,", "hvornår porten til skolegården bliver låst"),
        ("afdække", "afdækker", "afdæk", "afdækket", "omfanget af vapes på mellemtrinnet"),
        ("kortlægge", "kortlægger", "kortlæg", "kortlagt",
         "de steder, hvor der oftest bliver lavet hærværk"),
        ("afklare,", "afklarer,", "afklar,", "afklaret,", "om hallen må bruges uden opsyn"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "klasselærerne om de nye fraværsregler"),
        ("informere", "informerer", "informer", "informeret",
         "beboerne om sommerens åbningstider"),
        ("give besked til", "giver besked til", "giv besked til", "givet besked til",
         "vagtselskabet om koncerten"),
        ("sende", "sender", "send", "sendt", "folderen om natteravnene ud til alle hjem"),
        ("videresende", "videresender", "videresend", "videresendt",
         "tallene for anmeldelser til skolelederne"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "elevrådet om den nye ungecafé"),
        ("melde tilbage til", "melder tilbage til", "meld tilbage til", "meldt tilbage til",
         "forældrerådet om forløbet"),
    ),
    "other": (
        ("lave", "laver", "lav", "lavet", "et skema over sommerens vagter"),
        ("opdatere", "opdaterer", "opdater", "opdateret", "telefonlisten"),
        ("udarbejde", "udarbejder", "udarbejd", "udarbejdet", "en kort pjece om digital mobning"),
        ("bestille", "bestiller", "bestil", "bestilt", "nye trøjer til de frivillige"),
        ("forberede", "forbereder", "forbered", "forberedt",
         "et oplæg om grooming til personaledagen"),
        ("færdiggøre", "færdiggør", "færdiggør", "færdiggjort", "ansøgningen til puljen"),
        ("købe", "køber", "køb", "købt", "præmier til turneringen"),
        ("samle", "samler", "saml", "samlet", "billederne fra ferieklubben i en mappe"),
    ),
}  # fmt: skip
TASKS = {
    kind: tuple(((infinitive, present, imperative), about)
                for infinitive, present, imperative, _, about in many)
    for kind, many in _BANK.items()
}  # fmt: skip
PERFECT = {(one[0], one[4]): one[3] for many in _BANK.values() for one in many}

# organisation → function of a person, and how the minutes name them as a party
ROLES = {
    "school": (("skolen", "skolen"), ("lærer på skolen", "skolen"),
               ("viceskoleleder", "viceskolelederen"), ("udskolingsleder på skolen", "skolen"),
               ("AKT-lærer på skolen", "skolen")),
    "police": (("politiet", "politiet"), ("Vestegnens Politi", "politiet"),
               ("nærpolitiet", "nærpolitiet"), ("lokalbetjent", "lokalbetjenten"),
               ("politiassistent", "politiet")),
    "housing": (("boligselskabet", "boligselskabet"), ("boligforeningen", "boligforeningen"),
                ("boligsocial medarbejder", "den boligsociale medarbejder"),
                ("driftsleder i boligforeningen", "boligforeningen")),
    "club": (("klubben", "klubben"), ("klubleder", "klubben"),
             ("pædagog i klubben", "klubben"), ("fritidsklubben", "fritidsklubben"),
             ("ungdomsklubben", "ungdomsklubben")),
    "authority": (("familierådgivningen", "familierådgivningen"),
                  ("socialrådgiver", "socialrådgiveren"),
                  ("rådgiver i familierådgivningen", "familierådgivningen")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("lærer i ungdomsskolen", "ungdomsskolen"),
                     ("afdelingsleder i ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
HOUSES = {  # whence somebody comes: ``Karen fra skolen``
    "school": "Skolen", "police": "Politiet", "housing": "Boligforeningen", "club": "Klubben",
    "authority": "Familierådgivningen", "youth_school": "Ungdomsskolen",
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Stemningen blandt de unge": (
        "Tonen er blevet bedre siden efteråret.",
        "Enkelte grupper holder sig for sig selv og er svære at få i tale.",
        "Der har ikke været slagsmål siden sidste møde.",
    ),
    "Hash og vapes": (
        "Vapes er blevet hverdag på mellemtrinnet, også blandt dem, der dyrker sport.",
        "Der er fundet små poser og filtre i opgangene.",
        "Flere forældre ved ikke, hvad deres børn bruger penge på.",
    ),
    "Nyt fra lokalpolitiet": (
        "Der er kommet tre anmeldelser om hærværk og en om tyveri af knallerter.",
        "Sigtelserne efter episoden i gågaden er endnu ikke afgjort.",
        "Patruljeringen omkring torvet har haft en god virkning.",
    ),
    "Digitalt liv": (
        "En gruppechat på 7. årgang er løbet løbsk.",
        "Der har været deling af billeder, som de afbildede ikke kendte til.",
        "Eleverne siger selv, at de savner voksne, der spørger.",
    ),
    "Fritidstilbud": (
        "Der er fuldt hus om tirsdagen, mens fredagen er tynd.",
        "Pigerne efterspørger mere krea og mindre konsol.",
        "Kontingentet er en barriere for en del familier.",
    ),
    "Skolefravær": (
        "Fraværet er faldet på 8. årgang, men steget på 9.",
        "De elever, der bliver væk, ses ofte i centeret om formiddagen.",
    ),
    "Tryghed i boligområdet": (
        "Beboerne giver udtryk for, at de er mere trygge end sidste år.",
        "Der bliver kørt stærkt på stierne, især af løbehjul.",
        "Den nye belysning bliver rost.",
    ),
    "Ferieperioden": (
        "Aktiviteterne var godt besøgt, og vejret var med os.",
        "Der var lidt ballade ved søen de sidste aftener.",
        "De yngste fyldte mest, de ældste kom først om aftenen.",
    ),
    "Forældresamarbejde": (
        "Fremmødet til det seneste forældremøde var lavt.",
        "Det hjælper, når invitationen kommer fra en, forældrene kender.",
    ),
    "Lommepengejob": (
        "Otte unge er i gang, og arbejdsgiverne er tilfredse.",
        "Der er flere ansøgere end pladser.",
    ),
    "Nye ansigter i området": (
        "Nogle ældre unge fra nabokommunen er begyndt at komme på torvet.",
        "De er høflige, men de trækker de yngre med.",
    ),
    "Overgang til ungdomsuddannelse": (
        "Der er fire elever, som endnu ikke har valgt retning.",
        "Brobygningen gik bedre end ventet.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} fortalte om et par gode samtaler fra ugen.",
    "{first} kunne nikke genkendende til billedet.",
    "{first} havde et lidt andet indtryk fra aftenerne.",
    "{first} gjorde opmærksom på, at det er de samme få, det handler om.",
    "{first} roste de frivillige for deres indsats.",
)
PLACES = ("klublokalet", "beboerhuset", "mødelokale 2", "skolens personalestue", "kulturhuset",
          "frivilligcentret")  # fmt: skip

# what became of a task, in a word or two
STATUS = {
    "closed": ("Udført", "Afsluttet", "Er på plads", "Færdig", "Gennemført", "Er gjort"),
    "open": ("I gang", "Udestår", "Ikke nået endnu", "Endnu ikke udført", "Mangler stadig"),
    "dropped": ("Udgår", "Bortfaldet", "Ikke længere aktuelt", "Droppet", "Opgivet"),
}

# who tells it, and what became of a task → how it is said
AFTERMATH = {
    "short": {
        "closed": ("{name} har {done}.", "{name} skulle {bare}. Er gjort.",
                   "{name} skulle {bare}, og det er klaret."),
        "open": ("{name} har ikke nået at {bare}.", "{name} mangler at {bare}.",
                 "{name} skulle {bare}. Ikke sket endnu."),
        "dropped": ("{name} skulle {bare}. Droppet.",
                    "{name} skulle {bare}, men det har vi droppet."),
    },
    "school": {
        "closed": ("{name} har {done}.", "{name} har {done}. Punktet er afsluttet.",
                   "{name} skulle {bare}. Det er gennemført."),
        "open": ("{name} skulle {bare}. Det udestår.",
                 "{name} har endnu ikke {done}.",
                 "{name} skulle {bare}. Opgaven er i gang."),
        "dropped": ("{name} skulle {bare}. Opgaven udgår.",
                    "{name} skulle {bare}. Det er ikke længere aktuelt."),
    },
    "warm": {
        "closed": ("{name} har {done}. Sådan!", "{name} har {done}. Tak for det.",
                   "{name} lovede at {bare}, og det er klaret."),
        "open": ("{name} lovede at {bare}, men er ikke kommet i mål endnu.",
                 "{name} er stadig i gang med at {bare}.",
                 "{name} mangler stadig at {bare}."),
        "dropped": ("{name} lovede at {bare}, men det er der ikke længere brug for.",
                    "{name} skulle {bare}, men det har vi valgt at droppe."),
    },
    "old": {
        "closed": ("{name} havde påtaget sig at {bare}, og det er udført.",
                   "{name} har siden da {done}, og sagen er dermed afsluttet.",
                   "{name} skulle {bare}, og det er sket."),
        "open": ("{name} havde endnu ikke fået lejlighed til at {bare}, så det udestår fortsat.",
                 "{name} skulle {bare}, men det er endnu ikke sket.",
                 "{name} er fortsat i gang med at {bare}."),
        "dropped": ("{name} skulle {bare}, men opgaven er bortfaldet.",
                    "{name} skulle {bare}, men det er ikke længere aktuelt, og opgaven udgår."),
    },
    "phone": {
        "closed": ("{name} har {done}", "{name} har {done}, så det er på plads",
                   "{name} skulle {bare}. Det er gjort"),
        "open": ("{name} har ikke {done} endnu", "{name} mangler stadig at {bare}",
                 "{name} skulle {bare}. Det er i gang"),
        "dropped": ("{name} skulle {bare}, men det dropper vi",
                    "{name} skulle {bare}. Det er ikke aktuelt længere"),
    },
}  # fmt: skip
