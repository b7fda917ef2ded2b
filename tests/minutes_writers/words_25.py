"""What the twenty-fifth batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about
_BANK = {
    "contact": (
        ("ringe til", "ringer til", "ring til", "ringet til",
         "bestyreren af vaskeriet om den ødelagte dør"),
        ("kontakte", "kontakter", "kontakt", "kontaktet",
         "ejeren af pizzeriaet om de unge, der samles udenfor"),
        ("skrive til", "skriver til", "skriv til", "skrevet til",
         "DSB om de knuste ruder på perronen"),
        ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
         "forældrene til drengen i 8. b"),
        ("henvende sig til", "henvender sig til", "henvend dig til", "henvendt sig til",
         "centerlederen om uroen ved indgang B"),
        ("snakke med", "snakker med", "snak med", "snakket med",
         "kioskejeren om salget af vapes"),
        ("få fat i", "får fat i", "få fat i", "fået fat i", "mødrene fra onsdagscaféen"),
        ("tale med", "taler med", "tal med", "talt med",
         "træneren for U15 om episoden i omklædningsrummet"),
    ),
    "agreement": (
        ("aftale", "aftaler", "aftal", "aftalt", "et møde med ledelsen i svømmehallen"),
        ("indkalde", "indkalder", "indkald", "indkaldt",
         "forældrene til de fire drenge til et møde"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "fitnesscentret om prøvetimer til de unge"),
        ("sætte et møde op med", "sætter et møde op med", "sæt et møde op med",
         "sat et møde op med", "bestyrelsen i håndboldklubben"),
        ("finde et tidspunkt til", "finder et tidspunkt til", "find et tidspunkt til",
         "fundet et tidspunkt til", "mødet med gårdlauget"),
        ("indgå en aftale med", "indgår en aftale med", "indgå en aftale med",
         "indgået en aftale med", "hallens personale om åbningstiden i ferierne"),
        ("få en aftale i stand med", "får en aftale i stand med", "få en aftale i stand med",
         "fået en aftale i stand med", "kirken om brug af lokalet"),
        ("få sat et møde i kalenderen med", "får sat et møde i kalenderen med",
         "få sat et møde i kalenderen med", "fået sat et møde i kalenderen med",
         "den nye områdechef"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "værestedet i kælderen under blok 4"),
        ("gå en tur forbi", "går en tur forbi", "gå en tur forbi", "gået en tur forbi",
         "legepladsen i aftentimerne"),
        ("kigge ind på", "kigger ind på", "kig ind på", "kigget ind på",
         "biblioteket et par eftermiddage"),
        ("tage ud til", "tager ud til", "tag ud til", "været ude ved", "BMX-banen en fredag aften"),
        ("gå en ekstra runde ved", "går en ekstra runde ved", "gå en ekstra runde ved",
         "gået en ekstra runde ved", "idrætsanlægget efter lukketid"),
        ("køre forbi", "kører forbi", "kør forbi", "kørt forbi", "grillpladsen ved stranden"),
        ("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi", "lagt vejen forbi",
         "parkeringspladsen bag Rema 1000"),
        ("aflægge besøg i", "aflægger besøg i", "aflæg besøg i", "aflagt besøg i",
         "de nye ungdomsboliger"),
    ),
    "investigate": (
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "om cykelskuret kan låses af om natten"),
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "muligheden for at få lys på boldbanen"),
        ("finde ud af", "finder ud af", "find ud af", "fundet ud af",
         "hvornår lyset i tunnelen bliver repareret"),
        ("tjekke", "tjekker", "tjek", "tjekket", "om hegnet ved banen er blevet lavet"),
        ("afklare", "afklarer", "afklar", "afklaret", "hvem der har nøgle til kælderrummet"),
        ("kortlægge", "kortlægger", "kortlæg", "kortlagt", "hvor de unge opholder sig om aftenen"),
        ("se på", "ser på", "se på", "set på", "mulighederne for et nyt mødested"),
        ("få klarlagt", "får klarlagt", "få klarlagt", "fået klarlagt",
         "hvilke elever der mangler et fritidstilbud"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "forældrerådet om de nye regler for mobiltelefoner"),
        ("informere", "informerer", "informer", "informeret",
         "beboerne om Natteravnenes ruter"),
        ("sende", "sender", "send", "sendt",
         "informationen om gruppechats ud til forældrene i 7. klasse"),
        ("give", "giver", "giv", "givet", "pedellerne besked om de ødelagte hængelåse"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "de unge om de nye åbningstider"),
        ("lægge", "lægger", "læg", "lagt", "informationen om lattergas på Aula"),
        ("melde", "melder", "meld", "meldt", "datoen for cykeldagen ud til alle klasser"),
        ("dele", "deler", "del", "delt",
         "politiets gode råd om indbrud i beboernes Facebook-gruppe"),
    ),
    "other": (
        ("bestille", "bestiller", "bestil", "bestilt", "nye veste til aftenvagterne"),
        ("skrive", "skriver", "skriv", "skrevet", "et udkast til næste års handleplan"),
        ("rette", "retter", "ret", "rettet", "fejlene i kontaktlisten"),
        ("udfylde", "udfylder", "udfyld", "udfyldt", "ansøgningen til aktivitetspuljen"),
        ("lave", "laver", "lav", "lavet", "en liste over ferieaktiviteterne"),
        ("købe", "køber", "køb", "købt", "frugt og vand til cykeldagen"),
        ("oprette", "opretter", "opret", "oprettet", "en fælles kalender til netværket"),
        ("reparere", "reparerer", "reparer", "repareret", "bordtennisbordet i gården"),
    ),
}  # fmt: skip
TASKS = {
    kind: tuple(((infinitive, present, imperative), about)
                for infinitive, present, imperative, _, about in many)
    for kind, many in _BANK.items()
}  # fmt: skip
PERFECT = {one[0]: one[3] for many in _BANK.values() for one in many}

# organisation → function of a person, and how the minutes name them as a party
ROLES = {
    "school": (("skolen", "skolen"), ("skoleleder", "skolelederen"), ("SSP-lærer", "SSP-læreren"),
               ("klasselærer", "skolen"), ("pædagogisk leder, skolen", "skolen")),
    "police": (("politiet", "politiet"), ("lokalbetjent", "lokalbetjenten"),
               ("nærpolitiet", "nærpolitiet"), ("politibetjent", "politiet")),
    "housing": (("boligselskabet", "boligselskabet"), ("boligforeningen", "boligforeningen"),
                ("boligsocial medarbejder", "den boligsociale medarbejder")),
    "club": (("ungdomsklubben", "ungdomsklubben"), ("klubleder", "klublederen"),
             ("fritidsklubben", "fritidsklubben"), ("klubben", "klubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"), ("familierådgivningen",
                  "familierådgivningen"), ("sagsbehandler", "sagsbehandleren")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("ungdomsskoleleder", "ungdomsskolelederen"),
                     ("lærer i ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
HOUSES = {  # whence somebody comes: ``Karen fra skolen``
    "school": "skolen", "police": "politiet", "housing": "boligforeningen", "club": "klubben",
    "authority": "familierådgivningen", "youth_school": "ungdomsskolen",
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Situationen i lokalområdet": (
        "Der har været roligt de seneste uger, og der er kun kommet enkelte klager fra beboerne.",
        "Der er kommet nye unge til fra nabokommunen, men de holder sig mest for sig selv.",
    ),
    "Trivsel i udskolingen": (
        "Skolen oplever, at flere elever end tidligere bliver hjemme om mandagen.",
        "Der er en hård tone blandt pigerne i 8. klasse.",
        "Det nye trivselsbånd er blevet godt modtaget.",
    ),
    "Rusmidler": (
        "Snus er nu mere udbredt end cigaretter blandt de ældste elever.",
        "Der er fundet lattergaspatroner ved søen, dog færre end i sommer.",
        "Der er ikke kendskab til hårdere stoffer i området.",
    ),
    "Tryghed ved stationen": (
        "Buschaufførerne er trygge ved at køre ruten igen.",
        "Der samler sig stadig en gruppe ved kiosken, når skolen slutter.",
        "Personalet kender de fleste af de unge ved navn.",
    ),
    "Hærværk og brande": (
        "Der har været ild i to skraldespande bag centret.",
        "En rude i skuret er slået ind, og der er skrevet på muren.",
        "Antallet af anmeldelser er faldet siden nytår.",
    ),
    "Sociale medier": (
        "En video af et slagsmål har været delt i flere klasser.",
        "Der bliver talt grimt i en klassechat, som forældrene ikke kender til.",
        "Børnene er yngre og yngre, når de får deres første profil.",
    ),
    "Støj fra scootere": (
        "Der køres stadig på scooter på cykelstien sidst på eftermiddagen.",
        "Politiet har standset to unge uden kørekort.",
    ),
    "Fritidstilbud": (
        "Der er venteliste til det nye boksehold.",
        "Pigeklubben har fået ni nye medlemmer.",
        "Flere familier kender ikke til muligheden for støtte til kontingent.",
    ),
    "Unge uden skole eller job": (
        "Fire unge fra området er begyndt på FGU.",
        "Et par unge er fortsat svære at hjælpe videre.",
    ),
    "Tyverier i butikkerne": (
        "Supermarkedet har haft færre tyverier end i samme periode sidste år.",
        "Det er mest slik og energidrikke, der forsvinder.",
    ),
    "Samarbejdet mellem os": (
        "Alle er glade for den korte vej til hinanden.",
        "Det blev nævnt, at telefontræffetiden fungerer godt.",
        "Der var enighed om, at møderne har den rette længde.",
    ),
    "Aktiviteter i ferien": (
        "Tilbuddene i ferien var fuldt tegnet.",
        "Aftenen med fodbold og pizza trak næsten 60 unge.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} fortalte, at stemningen er bedre end sidste år.",
    "{first} har mødt mange af de unge, og de er nemme at tale med.",
    "Ifølge {first} drejer det sig om fem-seks drenge.",
    "{first} roste de frivillige for deres indsats.",
    "{first} oplever, at forældrene bakker op.",
    "{first} gav et kort overblik over de seneste uger.",
)
PLACES = ("mødelokale 2", "fælleshuset", "skolens personalerum", "rådhuset", "medborgerhuset",
          "biblioteket", "ungdomsklubben", "kulturhuset")  # fmt: skip
