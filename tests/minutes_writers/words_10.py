"""What the people of the tenth batch have to say: tasks, points, titles, lengths of time."""

from __future__ import annotations

TASKS = {
    "contact": (
        (("henvende sig til", "henvender sig til", "henvend dig til"),
         "driftsgården om den væltede lygtepæl"),
        (("slå på tråden til", "slår på tråden til", "slå på tråden til"),
         "formanden for håndboldklubben"),
        (("få kontakt til", "får kontakt til", "få kontakt til"),
         "de unge, der mødes bag supermarkedet"),
        (("kontakte", "kontakter", "kontakt"), "centerchefen om opholdet på p-dækket"),
        (("tage en samtale med", "tager en samtale med", "tag en samtale med"),
         "drengene fra 9.b og deres forældre"),
    ),
    "agreement": (
        (("få en dato på plads med", "får en dato på plads med", "få en dato på plads med"),
         "boligafdelingens bestyrelse"),
        (("kalde sammen til", "kalder sammen til", "kald sammen til"),
         "et ekstra møde om nytårsaften"),
        (("tilrettelægge", "tilrettelægger", "tilrettelæg"),
         "et temamøde for forældrene i 4. klasse"),
        (("indgå en aftale med", "indgår en aftale med", "indgå en aftale med"),
         "fitnesscentret om prøvetimer"),
        (("fastlægge", "fastlægger", "fastlæg"), "tidspunkterne for forårets klassemøder"),
    ),
    "visit": (
        (("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi"),
         "legepladsen ved skumringstid"),
        (("aflægge besøg hos", "aflægger besøg hos", "aflæg besøg hos"), "grillbaren på hjørnet"),
        (("være synlig ved", "er synlig ved", "vær synlig ved"),
         "busterminalen i weekenderne"),
        (("cykle en tur gennem", "cykler en tur gennem", "cykl en tur gennem"),
         "rækkehusene efter mørkets frembrud"),
    ),
    "investigate": (
        (("få afklaret,", "får afklaret,", "få afklaret,"), "hvem der skal betale for hegnet"),
        (("finde tal på", "finder tal på", "find tal på"), "fraværet i 8. og 9. klasse"),
        (("undersøge,", "undersøger,", "undersøg,"), "hvad en lysmast på boldbanen koster"),
        (("kigge på,", "kigger på,", "kig på,"), "om juniorklubben kan holde længere åbent"),
        (("afsøge", "afsøger", "afsøg"), "mulighederne for et værested"),
    ),
    "inform": (
        (("lægge", "lægger", "læg"), "en besked på Aula om fyrværkeri"),
        (("videregive", "videregiver", "videregiv"), "observationerne til lærerne på 7. årgang"),
        (("sætte", "sætter", "sæt"), "ledelsen ind i planen for vinteren"),
        (("holde et oplæg for", "holder et oplæg for", "hold et oplæg for"),
         "8. klasserne om billeddeling"),
        (("gøre", "gør", "gør"), "naboerne opmærksomme på vagttelefonen"),
    ),
    "other": (
        (("skaffe", "skaffer", "skaf"), "ekstra nøgler til klublokalet"),
        (("revidere", "reviderer", "revider"), "beredskabsplanen"),
        (("formulere", "formulerer", "formuler"), "en kort tekst til hjemmesiden"),
        (("købe", "køber", "køb"), "bolde til den åbne hal"),
        (("skrive", "skriver", "skriv"), "evalueringen af sommerindsatsen færdig"),
    ),
}  # fmt: skip

# point of the agenda → what was said about it
POINTS = {
    "Det aktuelle billede": (
        "Området er generelt roligt, men der er lidt uro omkring supermarkedet ved lukketid.",
        "Der er kommet en ny gruppe unge til, som de voksne ikke kender endnu.",
        "Der er tegn på salg af hash ved skaterparken.",
    ),
    "Unge og nikotin": (
        "Flere forældre har spurgt til brugen af snus og puff bars.",
        "Kioskerne er blevet bedre til at spørge efter legitimation.",
    ),
    "Uro omkring centret": (
        "Butikkerne oplever færre tyverier end i foråret.",
        "En mindre gruppe drenge er blevet bortvist fra centret et par gange.",
    ),
    "Elevernes trivsel": (
        "Fraværet er faldet i 8. klasse, mens det er uændret i 9. klasse.",
        "Enkelte elever er meget alene i pauserne.",
    ),
    "Foreningslivet": (
        "Håndboldklubben har fået mange nye medlemmer.",
        "Det er stadig svært at finde frivillige trænere til de ældste hold.",
    ),
    "Konflikter på nettet": (
        "En profil med videoer af slagsmål er lukket ned igen.",
        "Tonen i nogle af klassernes beskedgrupper er hård.",
    ),
    "Nytår og fyrværkeri": (
        "Sidste år blev der smadret to ruder i skolens gymnastiksal.",
        "Naboerne har allerede hørt enkelte kanonslag om aftenen.",
    ),
    "Aften- og weekendåbent": (
        "Stemningen i klubben er god, og pigerne kommer igen om torsdagen.",
        "Den åbne hal om søndagen trækker unge til fra hele byen.",
    ),
    "Den gode overgang": (
        "De nye elever på 7. årgang er faldet godt til.",
        "En del forældre er usikre på, hvad det nye skema betyder for fritiden.",
    ),
    "Utryghed på stierne": (
        "Den tidligere uro ved stierne er stort set ophørt.",
        "Beboerne efterlyser mere lys om morgenen.",
    ),
    "Ungdomsfester": (
        "En enkelt privat fest løb løbsk i efteråret.",
        "Langt de fleste forældre bakker op om festreglerne.",
    ),
    "Løbehjul og knallerter": (
        "Der blev set unge køre hasarderet på løbehjul på gågaden.",
        "Antallet af klager over støj er faldet.",
    ),
}
FUNCTIONS: dict[str | None, tuple[str, ...]] = {
    None: ("SSP", "SSP-konsulent", "gadeplan", "opsøgende medarbejder"),
    "school": ("viceskoleleder", "udskolingsleder", "SSP-lærer på skolen"),
    "police": ("forebyggelsesbetjent", "politiassistent", "Politiet"),
    "housing": ("boligsocial koordinator", "driftsleder i boligselskabet"),
    "club": ("pædagog i juniorklubben", "leder af klubben"),
    "authority": ("rådgiver i familieafdelingen", "socialrådgiver", "børne- og ungerådgiver"),
    "youth_school": ("ungdomsskoleleder", "medarbejder i ungdomsskolen"),
}
PARTIES = {
    None: "SSP", "school": "skolen", "police": "politiet", "housing": "boligselskabet",
    "club": "klubben", "authority": "familieafdelingen", "youth_school": "ungdomsskolen",
}  # fmt: skip
LENGTHS = {
    45: "tre kvarter", 60: "en time", 75: "en time og et kvarter", 90: "halvanden time",
    105: "en time og tre kvarter", 120: "to timer",
}  # fmt: skip
