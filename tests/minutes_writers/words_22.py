"""What the people of the twenty-second batch promise one another, and what they talk about."""

from __future__ import annotations

from .secretary import Secretary
from .told import Task

TASKS = {
    "contact": (
        (("slå på tråden til", "slår på tråden til", "slå på tråden til"),
         "viceværten om opgang 14"),
        (("hive fat i", "hiver fat i", "hiv fat i"), "de store drenge ved busholdepladsen"),
        (("fange", "fanger", "fang"), "pedellen om de brækkede låse"),
        (("ringe rundt til", "ringer rundt til", "ring rundt til"),
         "forældrene til de fem drenge"),
        (("skrive en mail til", "skriver en mail til", "skriv en mail til"),
         "Movia om den mørke buslomme"),
        (("rette henvendelse til", "retter henvendelse til", "ret henvendelse til"),
         "Vej og Park om hækken ved stien"),
        (("tage en snak under fire øjne med", "tager en snak under fire øjne med",
          "tag en snak under fire øjne med"), "træneren for U17"),
        (("få hul igennem til", "får hul igennem til", "få hul igennem til"),
         "ejeren af pizzeriaet"),
        (("komme i dialog med", "kommer i dialog med", "kom i dialog med"),
         "pigerne på bænkene bag Netto"),
    ),
    "agreement": (
        (("få sat et møde op med", "får sat et møde op med", "få sat et møde op med"),
         "jobcentret om fritidsjob"),
        (("finde en aften til", "finder en aften til", "find en aften til"),
         "cafémødet for forældrene i 7.b"),
        (("indkalde til", "indkalder til", "indkald til"), "et ekstra møde om den nye gruppe"),
        (("lave en fast aftale med", "laver en fast aftale med", "lav en fast aftale med"),
         "svømmehallen om de åbne onsdage"),
        (("stable", "stabler", "stabl"), "et dialogmøde med naboerne på benene"),
        (("lande en aftale med", "lander en aftale med", "land en aftale med"),
         "centret om opsyn i ferien"),
        (("foreslå", "foreslår", "foreslå"), "et par datoer for den fælles temaaften"),
        (("få en ordning på plads med", "får en ordning på plads med",
          "få en ordning på plads med"), "kiosken om salg af vapes"),
    ),
    "visit": (
        (("svinge forbi", "svinger forbi", "sving forbi"), "multibanen efter lukketid"),
        (("stikke hovedet indenfor i", "stikker hovedet indenfor i", "stik hovedet indenfor i"),
         "den nye spillecafé"),
        (("tage en tur ned til", "tager en tur ned til", "tag en tur ned til"),
         "havnen en lørdag aften"),
        (("gå en ekstra runde i", "går en ekstra runde i", "gå en ekstra runde i"),
         "kældrene under blok C"),
        (("køre en tur ud til", "kører en tur ud til", "kør en tur ud til"), "grusgraven"),
        (("aflægge besøg hos", "aflægger besøg hos", "aflæg besøg hos"), "cykelværkstedet"),
        (("kigge indenfor hos", "kigger indenfor hos", "kig indenfor hos"), "9.a og 9.c"),
        (("troppe op til", "tropper op til", "trop op til"), "træningen i boksehallen"),
    ),
    "investigate": (
        (("se nærmere på,", "ser nærmere på,", "se nærmere på,"),
         "hvorfor lyset går ud i tunnelen"),
        (("få klarhed over,", "får klarhed over,", "få klarhed over,"),
         "hvor mange der er meldt ud af klubben"),
        (("tjekke op på,", "tjekker op på,", "tjek op på,"),
         "om kameraet i cykelkælderen virker"),
        (("sondere", "sonderer", "sonder"), "mulighederne for et øvelokale"),
        (("samle viden om", "samler viden om", "saml viden om"), "brugen af snus på 8. årgang"),
        (("få afdækket", "får afdækket", "få afdækket"), "behovet for lektiehjælp"),
        (("finde frem til,", "finder frem til,", "find frem til,"),
         "hvem der ejer den tomme byggegrund"),
        (("kigge på,", "kigger på,", "kig på,"), "hvad en mobil lysmast koster"),
    ),
    "inform": (
        (("tage budskabet med hjem til", "tager budskabet med hjem til",
          "tag budskabet med hjem til"), "personalegruppen"),
        (("sætte", "sætter", "sæt"), "bestyrelsen ind i planerne for torvet"),
        (("lægge et opslag ud om", "lægger et opslag ud om", "læg et opslag ud om"),
         "de ændrede åbningstider"),
        (("holde", "holder", "hold"), "gårdmændene orienteret om forløbet"),
        (("rundsende", "rundsender", "rundsend"), "vagtplanen til hele kredsen"),
        (("dele", "deler", "del"), "pjecen om digital adfærd med klasselærerne"),
        (("briefe", "briefer", "brief"), "vikarerne om de nye aftaler"),
        (("lave en kort orientering til", "laver en kort orientering til",
          "lav en kort orientering til"), "skolebestyrelsen"),
        (("fortælle om", "fortæller om", "fortæl om"), "fritidspasset på elevmødet"),
    ),
    "other": (
        (("hænge", "hænger", "hæng"), "nye skilte op ved boldburet"),
        (("ordne", "ordner", "ordn"), "forplejningen til natteravnenes kursus"),
        (("skaffe", "skaffer", "skaf"), "nøgler til værkstedet"),
        (("stå for", "står for", "stå for"), "musikken til gadefesten"),
        (("søge midler til", "søger midler til", "søg midler til"), "en bålhytte"),
        (("låne", "låner", "lån"), "en trailer til de gamle borde"),
        (("rydde", "rydder", "ryd"), "skuret for ødelagte cykler"),
        (("få styr på", "får styr på", "få styr på"), "adresselisten"),
        (("lave et første udkast til", "laver et første udkast til",
          "lav et første udkast til"), "forårets aktivitetsplan"),
    ),
}  # fmt: skip

# infinitive → participle, by its first word: ``har slået på tråden til``
PARTICIPLES = {
    "slå": "slået", "hive": "hevet", "fange": "fanget", "ringe": "ringet", "skrive": "skrevet",
    "rette": "rettet", "tage": "taget", "få": "fået", "komme": "kommet", "finde": "fundet",
    "indkalde": "indkaldt", "lave": "lavet", "stable": "stablet", "lande": "landet",
    "foreslå": "foreslået", "svinge": "svunget", "stikke": "stukket", "gå": "gået",
    "køre": "kørt", "aflægge": "aflagt", "troppe": "troppet", "se": "set", "tjekke": "tjekket",
    "sondere": "sonderet", "samle": "samlet", "kigge": "kigget", "sætte": "sat",
    "lægge": "lagt", "holde": "holdt", "rundsende": "rundsendt", "dele": "delt",
    "briefe": "briefet", "fortælle": "fortalt", "hænge": "hængt", "ordne": "ordnet",
    "skaffe": "skaffet", "stå": "stået", "søge": "søgt", "låne": "lånt", "rydde": "ryddet",
}  # fmt: skip
MOVING = ("svinge", "komme", "troppe")  # ``er svunget forbi``, not ``har``

# point → who says it (None: anybody; "": one of ours) and what is said
TALK: dict[str, tuple[tuple[str | None, str], ...]] = {
    "Uro ved stationen": (
        (None, "Der samles færre ved stationen end sidste år, men de, der kommer, bliver længere."),
        ("police", "{name} oplyste, at der er kommet fire anmeldelser om hærværk siden sidst."),
        ("", "{name} har været dernede tre fredage i træk og kender efterhånden de fleste."),
        (None, "Kiosken lukker nu kl. 21, og det kan mærkes på pladsen."),
        (None, "Ingen ved, om det er vejret eller indsatsen, der gør forskellen."),
    ),
    "Trivsel og fremmøde": (
        ("school", "{name} fortalte, at fraværet på 8. årgang er faldet en smule."),
        ("authority", "{name} mindede om, at det er bedre at spørge en gang for meget."),
        (None, "Snakken kredsede om, hvordan man får øje på dem, der ikke larmer."),
        (None, "Flere elever kommer for sent om mandagen, og det hænger sammen med weekenden."),
    ),
    "Vapes og snus": (
        (None, "De yngste prøver det nu allerede i 5. klasse."),
        ("school", "{name} havde to vapes med, som var fundet på toiletterne."),
        ("club", "I klubben bliver de afleveret i døren, sagde {name}."),
        (None, "Der var delte meninger om, hvor meget et forbud betyder."),
        (None, "Prisen er åbenbart faldet, så lommepengene rækker længere."),
    ),
    "Knallerter på stierne": (
        ("housing", "{name} har fået otte klager fra beboerne på en måned."),
        ("police", "Tre blev standset på én aften, og den ene kørte uden hjelm, fortalte {name}."),
        (None, "Bommen bliver løftet af, så den gør ikke den store forskel."),
        (None, "Det er mest i tidsrummet 16-19, og det er de samme to-tre maskiner."),
    ),
    "Ferien": (
        ("club", "Ifølge {name} er der 35 børn på listen til ferieklubben."),
        ("youth_school", "{name} fortalte om værkstedsugen, som blev fyldt på to dage."),
        (None, "De 15-17-årige er stadig svære at få med."),
        (None, "Sidste år kom de fleste, fordi en kammerat kom."),
    ),
    "Nye ansigter": (
        ("", "{name} har mødt en flok på seks-syv stykker, som kommer med S-toget om aftenen."),
        (None, "Ingen kender dem rigtigt, og de virker ikke til at ville noget bestemt."),
        ("housing", "{name} har kun set dem ved indgangen mod parkeringspladsen."),
        (None, "Et par stykker går vist på efterskole og er kun hjemme i weekenden."),
    ),
    "Pigerne": (
        ("youth_school", "Pigeholdet om tirsdagen har fået tolv deltagere, sagde {name}."),
        (None, "Mange af dem siger selv, at de mangler et sted at være."),
        ("", "{name} oplever, at de hellere skriver end ringer."),
        (None, "De kommer gerne i par og går igen, hvis der er for mange drenge."),
    ),
    "Konflikter på nettet": (
        ("school", "{name} beskrev en sag fra 7. årgang om billeder, der blev delt i en gruppe."),
        (None, "Forældrene hører det som regel sidst."),
        ("police", "{name} forklarede, hvornår det bliver en politisag."),
        (None, "Grupperne skifter navn hele tiden, så det er svært at følge med."),
    ),
    "Lys og tryghed": (
        ("housing", "Den nye belysning ved legepladsen er tændt, fortalte {name}."),
        (None, "Beboerne siger, at de igen tør gå den vej om aftenen."),
        ("", "{name} synes stadig, at tunnelen er for mørk."),
        (None, "En enkelt lampe blinker, men den er meldt ind."),
    ),
    "Fritidsjob": (
        (None, "Supermarkederne ansætter først fra 15 år, og det ved de unge godt."),
        ("youth_school", "{name} har hjulpet ni unge med en ansøgning i år."),
        ("", "{name} spurgte, om lommepengejobbene kunne genoplives."),
        (None, "Bageren har taget to unge ind og er glad for dem."),
    ),
    "Samarbejdet med forældrene": (
        ("authority", "{name} oplever, at familierne gerne vil, når de bliver spurgt ordentligt."),
        (None, "Fremmødet til forældremøderne svinger meget fra klasse til klasse."),
        ("school", "{name} nævnte, at fædrene kommer, når der er mad."),
        (None, "Det virker bedre at ringe end at skrive på Aula."),
    ),
    "Fester": (
        (None, "Der er blevet holdt to store fester, hvor der kom mange udefra."),
        ("police", "{name} fortalte, at en fest ved søen blev lukket kl. 23 uden problemer."),
        ("club", "Klubbens egen fest gik stille og roligt, sagde {name}."),
        (None, "Det gør en forskel, når forældrene bliver hjemme."),
    ),
    "Klubaftenerne": (
        ("club", "{name} glæder sig over, at 40-50 unge kommer fast om torsdagen."),
        (None, "Der mangler en voksen mere, når der er flest."),
        ("", "{name} kigger tit forbi og synes, at stemningen er god."),
        (None, "Maden er populær, men budgettet er stramt."),
        (None, "Hallen holder åbent til kl. 22 om fredagen, og det giver luft."),
    ),
    "Stemningen blandt beboerne": (
        ("housing", "{name} hører mindre om utryghed end før, men mere om affald."),
        (None, "To beboere har selv taget initiativ til at grille med de unge om søndagen."),
        ("authority", "{name} har mødt flere familier, der gerne vil give en hånd med."),
        (None, "Legepladsen bliver brugt mere end før."),
        (None, "Gadefesten ligger igen den sidste lørdag i august."),
    ),
}  # fmt: skip

PLACES = ("Rådhuset, lokale 214", "beboerhuset", "skolens personalerum", "klubben", "Kulturium",
          "ungdomsskolen, lokale 3", "mødelokalet ved ejendomskontoret")  # fmt: skip

# organisation (None: ours) → what the list says somebody is, and how one speaks of them
TITLES: dict[str | None, tuple[tuple[str, str], ...]] = {
    None: (("gadeplan", ""), ("SSP", ""), ("SSP-konsulent", ""), ("opsøgende medarbejder", "")),
    "school": (("skolen", "skolen"), ("SSP-lærer", "SSP-læreren"), ("skoleleder", "skolelederen"),
               ("udskolingsleder på skolen", "udskolingslederen"),
               ("AKT-vejleder, skolen", "skolens AKT-vejleder")),
    "police": (("politiet", "politiet"), ("lokalbetjent", "lokalbetjenten"),
               ("nærpolitiet", "nærpolitiet"), ("Vestegnens Politi", "politiet")),
    "housing": (("boligselskabet", "boligselskabet"), ("boligforeningen", "boligforeningen"),
                ("driftsleder, boligselskabet", "driftslederen"),
                ("boligsocial medarbejder", "den boligsociale medarbejder")),
    "club": (("klubben", "klubben"), ("klubleder", "klublederen"),
             ("pædagog i ungdomsklubben", "ungdomsklubben"), ("fritidsklubben", "fritidsklubben")),
    "authority": (("familierådgivningen", "familierådgivningen"),
                  ("socialrådgiver", "socialrådgiveren"),
                  ("sagsbehandler, familierådgivningen", "sagsbehandleren")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("lærer i ungdomsskolen", "ungdomsskolen"),
                     ("souschef, ungdomsskolen", "ungdomsskolens souschef")),
    "association": (("idrætsforeningen", "idrætsforeningen"),
                    ("formand for idrætsforeningen", "idrætsforeningens formand")),
}  # fmt: skip
FROM: dict[str | None, tuple[str, ...]] = {  # ``Karen fra skolen``
    None: ("gadeplan", "SSP"), "school": ("skolen",), "police": ("politiet", "lokalpolitiet"),
    "housing": ("boligselskabet", "boligforeningen"), "club": ("klubben", "ungdomsklubben"),
    "authority": ("familierådgivningen",), "youth_school": ("ungdomsskolen",),
    "association": ("idrætsforeningen",),
}  # fmt: skip


def talk(s: Secretary, point: str, way: str = "first", most: int = 3) -> str:
    """What was said about a point, by those who were there."""
    present = s.told.of("present")
    said = []
    for organisation, text in TALK[point]:
        who = [one for one in present if (one.organisation or "") == (organisation or "")]
        if organisation is None:
            said.append(text)
        elif who:
            said.append(text.format(name=s.named(s.draw.choice(who), way)))
    number = min(len(said), s.draw.randint(1, most))
    return " ".join(said[at] for at in sorted(s.draw.sample(range(len(said)), number)))


def points(s: Secretary, number: int, way: str = "first") -> list[tuple[str, str]]:
    """So many points of the agenda and what was said."""
    return [(point, talk(s, point, way)) for point in s.draw.sample(list(TALK), number)]


def points_with_tasks(
    s: Secretary, idle: int = 1, way: str = "first"
) -> list[tuple[str, str, Task | None]]:
    """Points in any order: at some somebody took something on, at ``idle`` ones nobody did."""
    tasks: list[Task | None] = [*s.told.new, *[None] * idle]
    s.draw.shuffle(tasks)
    said = points(s, len(tasks), way)
    return [(point, text, task) for (point, text), task in zip(said, tasks, strict=True)]
