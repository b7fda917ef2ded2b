"""What the twenty-third batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about; a verb has its comma
# where a clause follows
_BANK = {
    "contact": (
        ("kontakte", "kontakter", "kontakt", "kontaktet",
         "centerchefen om de unge i parkeringskælderen"),
        ("ringe til", "ringer til", "ring til", "ringet til", "formanden for håndboldklubben"),
        ("skrive en mail til", "skriver en mail til", "skriv en mail til", "skrevet en mail til",
         "kommunens park- og vejafdeling om belysningen"),
        ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
         "ejeren af grillbaren"),
        ("få fat i", "får fat i", "få fat i", "fået fat i", "forældrene til de tre drenge"),
        ("tale med", "taler med", "tal med", "talt med", "drengene fra multibanen om larmen"),
        ("snakke med", "snakker med", "snak med", "snakket med",
         "de piger, der sidder på trappen ved biblioteket"),
        ("kontakte", "kontakter", "kontakt", "kontaktet",
         "hjemmet til den elev, som har mest fravær"),
    ),
    "agreement": (
        ("aftale et møde med", "aftaler et møde med", "aftal et møde med", "aftalt et møde med",
         "ejendomskontoret"),
        ("indkalde", "indkalder", "indkald", "indkaldt", "forældrene i 8. b til et fælles møde"),
        ("finde en dato for", "finder en dato for", "find en dato for", "fundet en dato for",
         "dialogmødet med beboerne"),
        ("sætte et møde op med", "sætter et møde op med", "sæt et møde op med",
         "sat et møde op med", "ledelsen på erhvervsskolen"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "afdelingsbestyrelsens formand til et møde"),
        ("indgå en aftale med", "indgår en aftale med", "indgå en aftale med",
         "indgået en aftale med", "svømmehallen om gratis timer til klubbens unge"),
        ("aftale", "aftaler", "aftal", "aftalt",
         "faste tidspunkter for åben hal med halinspektøren"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "de to 9. klasser"),
        ("gå en ekstra runde", "går en ekstra runde", "gå en ekstra runde",
         "gået en ekstra runde", "i kældrene under højhusene"),
        ("køre forbi", "kører forbi", "kør forbi", "kørt forbi", "grusgraven et par aftener"),
        ("komme på besøg på", "kommer på besøg på", "kom på besøg på", "været på besøg på",
         "10. klassecentret en eftermiddag"),
        ("kigge ind i", "kigger ind i", "kig ind i", "kigget ind i",
         "det nye værested i kulturhuset"),
        ("gå en aftentur i", "går en aftentur i", "gå en aftentur i", "gået en aftentur i",
         "området bag indkøbscentret"),
        ("besøge", "besøger", "besøg", "besøgt", "boldklubben til en træning"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "hvad det koster at få lys på stien"),
        ("tjekke,", "tjekker,", "tjek,", "tjekket,", "om døren til cykelkælderen bliver låst"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "hvem der har oprettet den lukkede gruppe på Snapchat"),
        ("afklare,", "afklarer,", "afklar,", "afklaret,",
         "hvem der har ansvaret for skuret bag hallen"),
        ("indhente", "indhenter", "indhent", "indhentet", "tilbud på et nyt hegn ved boldbanen"),
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "mulighederne for at holde klubben åben i weekenden"),
        ("kortlægge,", "kortlægger,", "kortlæg,", "kortlagt,",
         "hvor i byen de unge samles om aftenen"),
        ("indhente", "indhenter", "indhent", "indhentet",
         "tal for hærværk på skolerne de seneste to år"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "skolelederne om det nye vagtsamarbejde"),
        ("informere", "informerer", "informer", "informeret",
         "beboerne om klubbens nye åbningstider"),
        ("sende", "sender", "send", "sendt", "pjecen om lattergas ud til forældrene"),
        ("lægge", "lægger", "læg", "lagt", "opslaget om åben klub på Aula"),
        ("give klasselærerne besked om", "giver klasselærerne besked om",
         "giv klasselærerne besked om", "givet klasselærerne besked om", "den nye kontaktperson"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "forældrerådet om planerne for sommeren"),
        ("sende", "sender", "send", "sendt", "den nye telefonliste rundt til alle i netværket"),
        ("videresende", "videresender", "videresend", "videresendt",
         "politiets nyhedsbrev til skolebestyrelsen"),
    ),
    "other": (
        ("opdatere", "opdaterer", "opdater", "opdateret", "oversigten over fritidstilbud"),
        ("skrive", "skriver", "skriv", "skrevet", "et udkast til næste års handleplan"),
        ("bestille", "bestiller", "bestil", "bestilt", "nye refleksveste"),
        ("forberede", "forbereder", "forbered", "forberedt", "et kort oplæg om gaming"),
        ("købe", "køber", "køb", "købt", "bolde til multibanen"),
        ("oprette", "opretter", "opret", "oprettet", "en fælles mappe til referaterne"),
        ("færdiggøre", "færdiggør", "færdiggør", "færdiggjort",
         "evalueringen af sommerens aktiviteter"),
        ("lave", "laver", "lav", "lavet", "en plakat om fritidsjob"),
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
    "school": (("skolen", "skolen"), ("skoleleder", "skolelederen"), ("SSP-lærer", "SSP-læreren"),
               ("afdelingsleder på skolen", "skolen"), ("lærer i udskolingen", "skolen")),
    "police": (("politiet", "politiet"), ("lokalbetjent", "lokalbetjenten"),
               ("lokalpolitiet", "lokalpolitiet"), ("politibetjent", "politiet")),
    "housing": (("boligselskabet", "boligselskabet"),
                ("boligsocial medarbejder", "den boligsociale medarbejder"),
                ("ejendomsleder i boligselskabet", "boligselskabet"),
                ("boligforeningen", "boligforeningen")),
    "club": (("klubleder", "klublederen"), ("klubben", "klubben"), ("klubpædagog", "klubben"),
             ("ungdomsklubben", "ungdomsklubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"), ("familierådgiver", "familierådgiveren"),
                  ("familieafdelingen", "familieafdelingen")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("ungdomsskoleleder", "ungdomsskolelederen"),
                     ("lærer i ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
HOUSES = {  # whence somebody comes: ``Karen fra skolen``
    "school": "skolen", "police": "politiet", "housing": "boligselskabet", "club": "klubben",
    "authority": "familieafdelingen", "youth_school": "ungdomsskolen",
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Uro i boligområdet": (
        "Der har været stille i gårdene de sidste par uger.",
        "Beboerne er trætte af høj musik fra parkerede biler.",
        "De fleste henvendelser kommer fra de samme to opgange.",
    ),
    "Trivsel på skolerne": (
        "Trivselsmålingen ser bedre ud end sidste år.",
        "Der er to klasser, hvor tonen mellem pigerne er hård.",
        "Skolen oplever, at flere elever bliver hjemme om mandagen.",
    ),
    "Rusmidler": (
        "Lattergas fylder mindre, men snus er blevet almindeligt.",
        "Der bliver røget hash ved bænkene om aftenen.",
        "De unge køber e-cigaretter i en kiosk uden for kommunen.",
    ),
    "Sociale medier": (
        "En video af et slagsmål er blevet delt blandt eleverne.",
        "Falske profiler har givet uro i 6. og 7. klasse.",
        "Forældrene kender ikke reglerne på de platforme, som børnene bruger.",
    ),
    "Nyt fra politiet": (
        "Antallet af anmeldelser ligger på niveau med samme tid sidste år.",
        "Der har været to røverier mod unge i nærheden af stationen.",
        "Knallertkørsel på stierne er stadig et problem.",
    ),
    "Natteravnene": (
        "Natteravnene har gået tre ture siden sidst og mødte glade unge.",
        "De mangler stadig frivillige.",
    ),
    "Klubben": (
        "Der er kommet flere piger i klubben efter ferien.",
        "Onsdagsmaden er blevet et hit.",
        "Et par af de ældste har svært ved at holde aftalerne.",
    ),
    "Overgang fra mellemtrin til udskoling": (
        "De nye 7. klasser er kommet godt fra start.",
        "Lærerne savner overlevering fra 6. klasse.",
    ),
    "Fritidsjob": (
        "Fem unge er kommet i job i supermarkedet.",
        "Der er venteliste til fritidsjobordningen.",
    ),
    "Ferieaktiviteter": (
        "Der deltog 60 børn og unge i ferieaktiviteterne.",
        "Filmaftenen trak færrest, turneringen flest.",
        "Tilbagemeldingerne fra forældrene er gode.",
    ),
    "Hærværk ved hallen": (
        "Der er væltet affaldsspande og knust en rude ved hallen.",
        "Det sker oftest efter lukketid.",
        "Overvågningen viser 4-5 unge, som ingen i netværket kender.",
    ),
    "Fravær": (
        "Fraværet er højest i 9. klasse.",
        "Enkelte elever har ikke været i skole i flere uger.",
    ),
    "Unge uden for fællesskaberne": (
        "Nogle få drenge går hverken i klub eller til idræt.",
        "Det er svært at nå dem uden en voksen, de kender i forvejen.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} fortalte om en episode, som endte godt.",
    "{first} oplever, at de unge lytter, når man tager sig tid.",
    "{first} supplerede med et par eksempler fra området.",
    "{first} understregede, at det kun drejer sig om en lille gruppe.",
    "Ifølge {first} er det blevet lettere at få forældrene i tale.",
    "{first} roste samarbejdet med natteravnene.",
)
PLACES = ("skolens personalerum", "beboerhuset", "klubben", "biblioteket", "mødelokale 3",
          "kulturhuset")  # fmt: skip

# what became of a task, in a word or two
STATUS = {
    "closed": ("Udført", "Afsluttet", "Gjort", "OK", "Færdig", "Gennemført"),
    "open": ("I gang", "Udestår", "Ikke nået endnu", "Mangler", "Afventer"),
    "dropped": ("Udgår", "Bortfalder", "Ikke længere aktuelt", "Droppet"),
}
