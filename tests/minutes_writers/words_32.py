"""What the writer of the thirty-second batch lets people agree on, talk about and report back."""

from __future__ import annotations

TASKS = {
    "contact": (
        (("tage kontakt til", "tager kontakt til", "tag kontakt til"),
         "ejendomsmesteren i blok 4 om den åbne kælderdør"),
        (("rette henvendelse til", "retter henvendelse til", "ret henvendelse til"),
         "DSB om de smadrede ruder på perronen"),
        (("få fat i", "får fat i", "få fat i"), "træneren for U15-holdet"),
        (("snakke med", "snakker med", "snak med"), "de tre piger fra 9. b"),
        (("gå i dialog med", "går i dialog med", "gå i dialog med"), "ejeren af grillbaren"),
        (("ringe til", "ringer til", "ring til"), "moren til de to brødre"),
        (("tage en samtale med", "tager en samtale med", "tag en samtale med"),
         "drengene bag hærværket i skolegården"),
    ),
    "agreement": (
        (("sætte et møde op med", "sætter et møde op med", "sæt et møde op med"),
         "skoleledelsen og forældrene til 7. a"),
        (("booke et møde med", "booker et møde med", "book et møde med"), "UU-vejlederen"),
        (("aftale tid med", "aftaler tid med", "aftal tid med"), "familien til en fælles samtale"),
        (("invitere", "inviterer", "inviter"), "natteravnene med i netværket"),
        (("finde en dag til", "finder en dag til", "find en dag til"),
         "opstartsmødet med de nye klubmedarbejdere"),
        (("indgå en aftale med", "indgår en aftale med", "indgå en aftale med"),
         "svømmehallen om gratis adgang i ferierne"),
        (("indkalde til", "indkalder til", "indkald til"),
         "dialogmøde for forældrene på 6. årgang"),
    ),
    "visit": (
        (("køre en tur forbi", "kører en tur forbi", "kør en tur forbi"),
         "parkeringspladsen bag Brugsen"),
        (("besøge", "besøger", "besøg"), "lektiecaféen i beboerhuset"),
        (("komme på besøg i", "kommer på besøg i", "kom på besøg i"), "alle tre 6. klasser"),
        (("gå en aftentur ved", "går en aftentur ved", "gå en aftentur ved"), "søen"),
        (("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi"), "boldburet"),
        (("tage ud til", "tager ud til", "tag ud til"), "festpladsen i weekenderne"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "hvad det koster at få lys på stien"),
        (("finde ud af", "finder ud af", "find ud af"), "hvem der ejer det tomme skur"),
        (("kigge nærmere på", "kigger nærmere på", "kig nærmere på"),
         "fraværstallene for 8. årgang"),
        (("afdække", "afdækker", "afdæk"), "hvor mange unge der mangler et fritidsjob"),
        (("tjekke op på", "tjekker op på", "tjek op på"),
         "om kontrakten med vagtfirmaet stadig gælder"),
        (("få afklaret", "får afklaret", "få afklaret"),
         "hvilke regler der gælder for overvågning af cykelparkeringen"),
    ),
    "inform": (
        (("sende", "sender", "send"), "det nye vagtnummer rundt til klasselærerne"),
        (("informere", "informerer", "informer"), "kontaktforældrene om fritidsvejledningen"),
        (("orientere", "orienterer", "orienter"), "teamet på mellemtrinnet om episoden"),
        (("fortælle", "fortæller", "fortæl"), "elevrådet om de nye åbningstider"),
        (("give en tilbagemelding til", "giver en tilbagemelding til",
          "giv en tilbagemelding til"), "skolebestyrelsen"),
        (("formidle", "formidler", "formidl"), "tilbuddet om fritidspas til familierne"),
        (("give besked til", "giver besked til", "giv besked til"), "afdelingsbestyrelsen"),
    ),
    "other": (
        (("rette", "retter", "ret"), "telefonlisten til"),
        (("rydde op i", "rydder op i", "ryd op i"), "den fælles mappe på drevet"),
        (("søge", "søger", "søg"), "sommerpuljen om penge til kanoturen"),
        (("købe ind til", "køber ind til", "køb ind til"), "fællesspisningen"),
        (("klargøre", "klargør", "klargør"), "lokalet til workshoppen"),
        (("trykke", "trykker", "tryk"), "nye kort til vagttelefonen"),
        (("skrive", "skriver", "skriv"), "et afsnit til årsberetningen"),
    ),
}  # fmt: skip

# point of the agenda → what may be said at it
POINTS = {
    "Tryghed på stierne": (
        "Knallerterne på stien fylder en del i beboernes hverdag.",
        "Flere ældre siger, at de går udenom om aftenen.",
        "Lyset ved tunnelen var ude af drift i to uger, men virker igen.",
    ),
    "Nyt fra skolen": (
        "Skolen har fået to nye lærere i udskolingen.",
        "Der har været en del konflikter på 5. årgang, men det går bedre nu.",
        "Trivselsmålingen ser pænere ud end sidste år.",
    ),
    "Klub og ungdomsskole": (
        "Klubben har fået mange nye medlemmer fra 5. og 6. klasse.",
        "Madholdet om onsdagen er fuldt, og der er venteliste.",
        "Pigeaftenerne er blevet godt modtaget.",
    ),
    "Digital dannelse": (
        "Skolen er bekymret for tonen i klassechatten på 7. årgang.",
        "Der er delt et billede af en elev uden samtykke. Sagen er håndteret på skolen.",
        "Flere af de yngste er oppe om natten for at spille.",
    ),
    "Snus, vapes og lattergas": (
        "Der er fundet lattergaspatroner på legepladsen.",
        "Vi talte om, at snus og vapes er blevet mere synligt i frikvartererne.",
        "Det ser ud til, at de unge køber varerne over Snapchat.",
    ),
    "Uroen ved boldburet": (
        "Flere beboere har klaget over larm fra boldburet efter kl. 22.",
        "En gruppe på omkring ti unge har holdt til der, mest i weekenderne.",
        "Et par yngre søskende er begyndt at følge med de store.",
    ),
    "Fritidsjob": (
        "Fritidsjobindsatsen har fået syv unge i arbejde.",
        "Supermarkedet er glad for de unge, de har ansat.",
        "Det er svært at finde noget til dem, der kun er 13 år.",
    ),
    "Fravær og mistrivsel": (
        "Fraværet i udskolingen er faldet lidt siden sommerferien.",
        "Enkelte elever har næsten ikke været i skole i år.",
        "Der er stadig ventetid hos PPR.",
    ),
    "Kommende ferie": (
        "Det fylder hos de unge, at hallen er lukket for renovering.",
        "Sidste år var det svært at få de store drenge med.",
        "Klubben holder åbent det meste af ugen.",
    ),
    "Bekymringer i området": (
        "Det har generelt været en stille periode.",
        "Der er kommet nye ansigter til ved stationen, og de fleste går på erhvervsskole.",
        "Stemningen i gruppen beskrives som god, og de unge hilser pænt.",
    ),
    "Forældresamarbejde": (
        "Vi vendte erfaringerne med forældremøderne, som har været velbesøgte.",
        "Nogle forældre er svære at nå, især når der er flere sager på én gang.",
        "Der var ros til forældrevandringerne omkring halloween.",
    ),
    "Politiets orientering": (
        "Der var tre anmeldelser om cykeltyveri i sidste måned.",
        "Der er ikke registreret noget usædvanligt.",
        "Patruljen har været i området flere gange end normalt.",
    ),
    "Unge og gæld": (
        "Flere 18-årige har købt på afbetaling uden at kende vilkårene.",
        "Banken har tidligere holdt et godt oplæg på ungdomsskolen.",
        "Gælden kan gøre de unge sårbare over for kriminelle miljøer.",
    ),
}  # fmt: skip
PLACES = ("Rådhuset, mødelokale 4", "skolens personalerum", "ungdomsskolens café", "beboerlokalet",
          "PPR, det store mødelokale", "Teams")  # fmt: skip

CLOSED = ("gjort", "det er sket", "er ordnet", "udført", "klaret, og det gik fint", "afsluttet")
OPEN = ("ikke gjort endnu", "i gang", "står stadig åben", "ikke nået, vi holder fast i opgaven",
        "endnu ikke færdig")  # fmt: skip
DROPPED = ("droppes, da der ikke længere er behov", "udgår", "opgivet",
           "ikke relevant længere, tages af listen")  # fmt: skip
