"""What the people of the twenty-first batch have to say: tasks, points, titles, small talk."""

from __future__ import annotations

# kind → infinitive, present, imperative, what one has done, and what it is about
_PROMISED = {
    "contact": (
        ("ringe til", "ringer til", "ring til", "ringet til", "varmemesteren om lyset i kælderen"),
        ("tage fat i", "tager fat i", "tag fat i", "taget fat i", "trænerne i fodboldklubben"),
        ("skrive til", "skriver til", "skriv til", "skrevet til", "forældrene i 7. a"),
        (
            "tage en snak med",
            "tager en snak med",
            "tag en snak med",
            "taget en snak med",
            "bestyreren af grillbaren",
        ),
        ("få fat i", "får fat i", "få fat i", "fået fat i", "formanden for grundejerforeningen"),
        ("kontakte", "kontakter", "kontakt", "kontaktet", "DSB om bænkene på perronen"),
        ("opsøge", "opsøger", "opsøg", "opsøgt", "gruppen bag indkøbscentret"),
        ("tale med", "taler med", "tal med", "talt med", "pigerne fra 9. klasse"),
    ),
    "agreement": (
        ("indkalde til", "indkalder til", "indkald til", "indkaldt til", "møde om drengegruppen"),
        ("aftale", "aftaler", "aftal", "aftalt", "faste åbne aftener med svømmehallen"),
        (
            "finde en dato til",
            "finder en dato til",
            "find en dato til",
            "fundet en dato til",
            "fællesspisningen i beboerhuset",
        ),
        (
            "lave en aftale med",
            "laver en aftale med",
            "lav en aftale med",
            "lavet en aftale med",
            "fitnesscentret om prøvetimer",
        ),
        (
            "arrangere",
            "arrangerer",
            "arrangér",
            "arrangeret",
            "et dialogmøde med afdelingsbestyrelsen",
        ),
        ("invitere", "inviterer", "invitér", "inviteret", "natteravnene med i netværket"),
        (
            "få et møde i stand med",
            "får et møde i stand med",
            "få et møde i stand med",
            "fået et møde i stand med",
            "skolebestyrelsen",
        ),
    ),
    "visit": (
        ("kigge forbi", "kigger forbi", "kig forbi", "kigget forbi", "boldburet bag hallen"),
        ("besøge", "besøger", "besøg", "besøgt", "værestedet ved torvet"),
        (
            "tage på klassebesøg i",
            "tager på klassebesøg i",
            "tag på klassebesøg i",
            "taget på klassebesøg i",
            "8. klasserne",
        ),
        (
            "gå en runde ved",
            "går en runde ved",
            "gå en runde ved",
            "gået en runde ved",
            "ungdomsboligerne",
        ),
        (
            "lægge vejen forbi",
            "lægger vejen forbi",
            "læg vejen forbi",
            "lagt vejen forbi",
            "p-kælderen ved blok 4",
        ),
        ("tage med", "tager med", "tag med", "taget med", "natteravnene ud på en aftentur"),
        (
            "komme på besøg i",
            "kommer på besøg i",
            "kom på besøg i",
            "været på besøg i",
            "juniorklubben",
        ),
    ),
    "investigate": (
        (
            "undersøge,",
            "undersøger,",
            "undersøg,",
            "undersøgt,",
            "om klubben kan holde længere åbent",
        ),
        (
            "finde ud af,",
            "finder ud af,",
            "find ud af,",
            "fundet ud af,",
            "hvem der har ansvaret for hegnet",
        ),
        ("tjekke", "tjekker", "tjek", "tjekket", "reglerne for kameraer i opgangene"),
        ("indhente", "indhenter", "indhent", "indhentet", "en pris på lamper til stien"),
        ("afdække", "afdækker", "afdæk", "afdækket", "behovet for et aftentilbud til piger"),
        (
            "se nærmere på",
            "ser nærmere på",
            "se nærmere på",
            "set nærmere på",
            "klagerne over støj fra parkeringspladsen",
        ),
        (
            "få overblik over",
            "får overblik over",
            "få overblik over",
            "fået overblik over",
            "fraværet i udskolingen",
        ),
    ),
    "inform": (
        ("orientere", "orienterer", "orientér", "orienteret", "lærerne om det nye samtaletilbud"),
        ("sende", "sender", "send", "sendt", "pjecen om lattergas ud til forældrene"),
        (
            "give besked til",
            "giver besked til",
            "giv besked til",
            "givet besked til",
            "viceværterne om graffitien",
        ),
        ("fortælle", "fortæller", "fortæl", "fortalt", "personalet i hallen om aftalen"),
        (
            "skrive ud til",
            "skriver ud til",
            "skriv ud til",
            "skrevet ud til",
            "beboerne om de nye åbningstider",
        ),
        (
            "melde tilbage til",
            "melder tilbage til",
            "meld tilbage til",
            "meldt tilbage til",
            "skolens ledelse",
        ),
        ("informere", "informerer", "informér", "informeret", "naboerne om skaterdagen"),
    ),
    "other": (
        ("skrive", "skriver", "skriv", "skrevet", "et oplæg til temadagen"),
        ("ajourføre", "ajourfører", "ajourfør", "ajourført", "vores kontaktliste"),
        ("lave", "laver", "lav", "lavet", "en plakat til sommerfesten"),
        ("bestille", "bestiller", "bestil", "bestilt", "gule veste til aftenturene"),
        ("søge", "søger", "søg", "søgt", "midler til en trivselsdag"),
        ("stå for", "står for", "stå for", "stået for", "maden til fællesspisningen"),
        ("samle", "samler", "saml", "samlet", "tallene til årsrapporten"),
    ),
}
TASKS = {
    kind: tuple(((one[0], one[1], one[2]), one[4]) for one in many)
    for kind, many in _PROMISED.items()
}
PERFECT = {one[0]: one[3] for many in _PROMISED.values() for one in many}

# party → title in the list of participants, and the same in the definite form
TITLES: dict[str | None, tuple[tuple[str, str], ...]] = {
    None: (("SSP-konsulent", ""), ("gadeplansmedarbejder", ""), ("SSP-medarbejder", ""),
           ("kriminalpræventiv konsulent", "")),
    "school": (("viceskoleleder", "viceskolelederen"), ("AKT-lærer på Engskolen", "AKT-læreren"),
               ("SSP-lærer på skolen", "SSP-læreren"), ("afdelingsleder på skolen", "skolen")),
    "police": (("lokalbetjent", "lokalbetjenten"), ("politiassistent", "politiassistenten"),
               ("forebyggelsesbetjent i politiet", "politiet")),
    "housing": (("boligsocial medarbejder", "den boligsociale medarbejder"),
                ("driftsleder i boligforeningen", "driftslederen"),
                ("boligsocial projektleder", "boligselskabet")),
    "club": (("klubleder", "klublederen"), ("klubpædagog", "klubpædagogen"),
             ("pædagog i fritidsklubben", "fritidsklubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"),
                  ("familierådgiver", "familierådgiveren"),
                  ("rådgiver i familieafdelingen", "familieafdelingen")),
    "youth_school": (("leder af ungdomsskolen", "lederen af ungdomsskolen"),
                     ("lærer i ungdomsskolen", "ungdomsskolen"),
                     ("vejleder i ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
PARTIES: dict[str | None, tuple[str, ...]] = {
    None: ("SSP",), "school": ("skolen",), "police": ("politiet", "nærpolitiet"),
    "housing": ("boligselskabet", "boligforeningen"), "club": ("klubben", "fritidsklubben"),
    "authority": ("familieafdelingen", "familierådgivningen"), "youth_school": ("ungdomsskolen",),
}  # fmt: skip
CURT: dict[str | None, str] = {
    None: "SSP", "school": "skole", "police": "politi", "housing": "boligforening",
    "club": "klub", "authority": "socialrådgiver", "youth_school": "ungdomsskole",
}  # fmt: skip
PLACES = ("rådhuset, lokale 3", "beboerhuset", "Engskolens personalerum", "biblioteket",
          "klubben", "kantinen på rådhuset", "Teams", "mødelokalet i stuen")  # fmt: skip

# point of the agenda → what was said about it
POINTS = {
    "Situationen i området": (
        "Der er roligt i hverdagene, men mange samles på parkeringspladsen sidst på ugen.",
        "Der er modtaget to klager over knallertkørsel på stisystemet siden sommer.",
        "Beboerne fortæller, at de er trygge ved at gå hjem om aftenen.",
        "Det nye lys ved trappen har gjort en mærkbar forskel.",
    ),
    "Trivsel på mellemtrinnet": (
        "På 6. årgang er tonen blevet hårdere, især i en fælles gruppechat.",
        "Flere forældre har henvendt sig om konflikter, der begynder på nettet.",
        "Klasserne har haft gode timer om at sige fra.",
    ),
    "Rusmidler": (
        "Der er igen fundet lattergaspatroner ved legepladsen.",
        "Snus og vapes fylder stadig en del i 8. og 9. klasse.",
        "De unge siger selv, at vapes er lette at få fat i.",
        "Vi har ikke kendskab til salg ved skolerne for tiden.",
    ),
    "Fritidsliv": (
        "Fodboldklubben har fået mange nye medlemmer i ungdomsrækkerne.",
        "Pigerne er svære at få med, når de fylder 13.",
        "Flere familier kender ikke muligheden for tilskud til kontingent.",
        "Der har været fin tilslutning til den åbne hal.",
    ),
    "Bekymrende fravær": (
        "Det er især elever, der har skiftet skole, som har et højt fravær.",
        "Samarbejdet med hjemmene går bedre, når der bliver ringet samme dag.",
        "Der var en god snak om, hvornår fravær skal give anledning til en underretning.",
    ),
    "Ferier og højtider": (
        "Sidste ferie forløb uden de store episoder.",
        "Der var enkelte brande i skraldespande omkring nytår.",
        "De unge efterspørger noget at lave om aftenen, når klubben holder lukket.",
    ),
    "Samarbejdet med forældrene": (
        "Forældremøderne er velbesøgte i indskolingen og halvtomme i udskolingen.",
        "Kaffevognen ved skolens indgang har givet mange gode samtaler.",
        "Det blev nævnt, at breve på let dansk bliver læst af flere.",
    ),
    "Hærværk og brande": (
        "Der er knust ruder i cykelskuret to weekender i træk.",
        "Omkostningerne til glas er faldet i forhold til sidste år.",
        "Politiet har ingen mistænkte i sagen om de knuste ruder.",
    ),
    "Digitale medier": (
        "Der deles stadig voldsomme videoer blandt de yngste elever.",
        "Onlinespil om penge er dukket op i 7. klasse.",
        "Flere kender til falske profiler, men få anmelder det.",
    ),
    "Unge over 18": (
        "En mindre gruppe på 18-20 år står uden job og uddannelse.",
        "De 18-20-årige er ofte sammen med yngre drenge omkring stationen.",
        "Det er svært at finde tilbud til de ældste, når de ikke selv spørger.",
    ),
    "Nyt fra deltagerne": (
        "Der er ansat to nye pædagoger i klubben.",
        "Skolen har fået ny ledelse i udskolingen.",
        "Bydelsfesten trak over 300 mennesker.",
    ),
    "Overgange": (
        "Overgangen fra SFO til klub går fint for de fleste.",
        "Der falder nogle fra mellem 7. og 8. klasse.",
        "Overleveringen fra børnehaverne er blevet grundigere.",
    ),
}
# what somebody who was there is quoted for
SAID = (
    "{who} fortalte, at stemningen blandt de unge er god for tiden.",
    "{who} pegede på, at de samme navne går igen.",
    "{who} roste samarbejdet omkring de ældste drenge.",
    "{who} gjorde opmærksom på, at mørketiden plejer at give mere uro.",
    "{who} havde hørt om en episode ved busstoppestedet, men der er ro på igen.",
    "Ifølge {who} er der kommet færre henvendelser end i samme periode sidste år.",
)
ANY_OTHER = (
    "Intet.", "Der var intet under eventuelt.", "Ikke noget denne gang.",
    "Tak for kage og en god snak.", "Kaffen bliver stadig kold for hurtigt.",
    "Biblioteket har ny udstilling om unges læsning.",
)  # fmt: skip
WHERE = ("i beboerhuset", "på rådhuset", "hos os på ejendomskontoret", "i klubbens køkken",
         "på biblioteket")  # fmt: skip
# what a warm writer puts in between
WARM = (
    "Det er rart at mærke, at vi kan ringe til hinanden, også når det brænder på.",
    "Vi ved jo alle sammen, hvor meget det betyder, at en voksen bliver stående og siger hej.",
    "Der blev både lyttet og grinet, og det er slet ikke så ringe endda.",
    "Jeg synes, vi skylder de unge at sige højt, hvor godt det meste går.",
    "Man kan godt blive lidt modløs, men så er det godt at sidde sammen og se på det.",
    "Mange af jer nikkede genkendende til det billede.",
    "Det er små skridt, men det er skridt i den rigtige retning.",
)
LENGTHS = {
    45: "tre kvarter", 60: "en time", 75: "fem kvarter", 90: "halvanden time",
    105: "en time og tre kvarter", 120: "to timer",
}  # fmt: skip
