"""What the secretaries of batch 33 have to say: their tasks, and the subjects that they talk of."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative) and what it is about
TASKS = {
    "contact": (
        (("kontakte", "kontakter", "kontakt"), "varmemesteren om de ødelagte kælderdøre"),
        (("ringe til", "ringer til", "ring til"), "forældrene til de to brødre fra 6.b"),
        (("tage kontakt til", "tager kontakt til", "tag kontakt til"), "den nye idrætskonsulent"),
        (("skrive til", "skriver til", "skriv til"), "bestyreren af pizzeriaet på torvet"),
        (("tale med", "taler med", "tal med"), "pigerne fra bænken bag biblioteket"),
        (("få fat i", "får fat i", "få fat i"), "vagtselskabet om støjen ved busvendepladsen"),
        (("snakke med", "snakker med", "snak med"), "drengene fra 9.c om festen i skoven"),
        (("kontakte", "kontakter", "kontakt"), "Vej og Park om hullet i hegnet"),
    ),
    "agreement": (
        (("indkalde til", "indkalder til", "indkald til"), "et dialogmøde med 7. årgangs forældre"),
        (("planlægge", "planlægger", "planlæg"), "en fælles tryghedsdag i gården"),
        (("invitere", "inviterer", "inviter"), "natteravnene til kaffe i klubben"),
        (("finde en mødedato med", "finder en mødedato med", "find en mødedato med"),
         "afdelingsbestyrelsen"),
        (("aftale", "aftaler", "aftal"), "faste træffetider med ungerådgivningen"),
        (("arrangere", "arrangerer", "arranger"), "et møde mellem skolen og fritidscentret"),
        (("sætte et møde op med", "sætter et møde op med", "sæt et møde op med"),
         "PPR og lederen af SFO'en"),
        (("lave en aftale med", "laver en aftale med", "lav en aftale med"),
         "svømmehallen om gratis svømning"),
    ),
    "visit": (
        (("besøge", "besøger", "besøg"), "den nye ungecafé i kælderen"),
        (("gå en runde", "går en runde", "gå en runde"), "ved søen og legepladsen om aftenen"),
        (("komme forbi", "kommer forbi", "kom forbi"), "spisearrangementet i medborgerhuset"),
        (("tage ud til", "tager ud til", "tag ud til"), "fodboldklubbens træning"),
        (("aflægge besøg hos", "aflægger besøg hos", "aflæg besøg hos"), "pigeklubben"),
        (("møde op ved", "møder op ved", "mød op ved"), "boldburet i frikvartererne"),
        (("besøge", "besøger", "besøg"), "5. klasserne på begge afdelinger"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "muligheden for mere lys på cykelstien"),
        (("tjekke", "tjekker", "tjek"), "overvågningen i parkeringskælderen"),
        (("afklare,", "afklarer,", "afklar,"), "hvem der har ansvaret for grillpladsen"),
        (("finde ud af,", "finder ud af,", "find ud af,"), "hvor mange der mangler fritidsjob"),
        (("se nærmere på", "ser nærmere på", "se nærmere på"), "fraværstallene i udskolingen"),
        (("indhente", "indhenter", "indhent"), "priser på to ekstra lysmaster"),
        (("kortlægge", "kortlægger", "kortlæg"), "støjen i de enkelte opgange"),
    ),
    "inform": (
        (("orientere", "orienterer", "orienter"), "klasselærerne om reglerne for løbehjul"),
        (("informere", "informerer", "informer"), "beboerne om åbningstiden i beboerhuset"),
        (("give besked til", "giver besked til", "giv besked til"), "hallens bestyrelse om døren"),
        (("sende", "sender", "send"), "folderen om digitale krænkelser ud til alle klubber"),
        (("melde tilbage til", "melder tilbage til", "meld tilbage til"), "afdelingsbestyrelsen"),
        (("videreformidle", "videreformidler", "videreformidl"),
         "de gode råd om cykeltyveri til kontaktlærerne"),
        (("fortælle", "fortæller", "fortæl"), "elevrådet om fritidspuljen"),
    ),
    "other": (
        (("opdatere", "opdaterer", "opdater"), "oversigten over nøglepersoner"),
        (("udarbejde", "udarbejder", "udarbejd"), "et forslag til en fælles handleplan"),
        (("trykke", "trykker", "tryk"), "klistermærker til kampagnen"),
        (("bestille", "bestiller", "bestil"), "pizza til temaaftenen"),
        (("renskrive", "renskriver", "renskriv"), "notatet om ungemiljøet"),
        (("lave", "laver", "lav"), "en kort video om gruppepres"),
        (("oprette", "opretter", "opret"), "en fælles mappe på drevet"),
        (("male", "maler", "mal"), "skuret ved boldburet"),
    ),
}  # fmt: skip

# subject → what was said of it
TOPICS = {
    "Situationen i området": (
        "Det har generelt været en stille periode.",
        "Der har været en del affyring af fyrværkeri omkring parkeringspladsen.",
        "Flere borgere har givet udtryk for utryghed ved tunnelen efter mørkets frembrud.",
        "Gruppen ved supermarkedet er blevet mindre og består nu mest af 13-14-årige.",
    ),
    "Skolestart og klassemiljø": (
        "Klasserne er kommet godt fra start efter ferien.",
        "To klasser har haft det svært socialt, og der er sat et trivselsforløb i gang.",
        "Lærerne oplever, at mobilreglerne har givet mere ro i frikvartererne.",
    ),
    "Nyt fra klub og fritid": (
        "Der kommer cirka 40 børn i klubben på en almindelig hverdag.",
        "Pigeaftenerne er blevet taget rigtig godt imod.",
        "Klubben mangler stadig en medarbejder, men stillingen er slået op.",
    ),
    "Rusmidler og snus": (
        "Snus fylder mere end cigaretter blandt de ældste elever.",
        "Der er fundet en del tomme patroner ved boldbanen.",
        "Netværket var enige om, at forældrene ofte ved for lidt om emnet.",
    ),
    "Boligområdet": (
        "Renoveringen af blok 3 er næsten færdig.",
        "Der har været indbrud i to kælderrum, men ellers ingen større skader.",
        "Beboerhuset bliver brugt flittigt, også af de unge.",
    ),
    "Digitale medier": (
        "En billedsag på 8. årgang er lukket igen, og eleverne er kommet godt videre.",
        "Flere af de små har profiler på medier, som de er for unge til.",
        "Der var en god snak om tonen i elevernes chatgrupper.",
    ),
    "Fritidsjob og lommepengejob": (
        "Der er stor interesse for lommepengejob blandt de 13-15-årige.",
        "Fem unge har fået fritidsjob siden nytår.",
    ),
    "Forældresamarbejde": (
        "Fremmødet til forældremøderne er fortsat lavt på de ældste årgange.",
        "Det blev nævnt, at tolk gør en stor forskel.",
        "Forældrene efterspørger klare svar på, hvem de kan gå til.",
    ),
    "Overgange mellem tilbud": (
        "Overleveringen fra SFO til klub fungerer bedre end tidligere.",
        "Der var ros til den nye skabelon for overlevering.",
    ),
    "Trafik og knallerter": (
        "Der køres stadig stærkt på knallert på stierne.",
        "Politiet har standset fire knallerter den seneste måned.",
    ),
}
TALK_OF = (
    "{first} fortalte, hvordan det går på gaden.",
    "{first} kunne genkende billedet.",
    "{first} gav en status og svarede på spørgsmål.",
)
PLACES = ("Strandgårdskolen, personalerummet", "Rådhuset, mødelokale 4", "Ungdomsklubben",
          "beboerhuset Brohuset", "biblioteket, lokale B", "sognegården")  # fmt: skip
