"""The kind of tasks as people at such tables word them, written before the word lists knew them."""

from __future__ import annotations

import pytest

from pipeline.ingest.minutes.action_kinds import kind_of

TASKS = {
    "contact": """
        tage kontakt til pigens storesøster
        tager telefonisk kontakt til vicevært og varmemester
        kontakter igen moderen
        få en snak med de to drenge fra kælderen
        får talt med bestyreren på grillen
        får ringet til natteravnene
        få skrevet til skolelederen om episoden
        får fat på træneren
        fik fat i den unges mentor
        forsøge at få kontakt til gruppen ved søen
        forsøger at komme i kontakt med de unge piger
        komme i dialog med de store drenge
        gå i dialog med butikschefen
        gå til kioskejeren med bekymringen
        indlede en dialog med moskeen om aftenerne
        åbne en dialog med fodboldklubben
        opretholde kontakten til familien
        holde kontakt til drengens onkel
        holder forbindelsen til den unge ved lige
        holde tæt kontakt med kontaktlæreren
        skabe forbindelse til bydelsmødrene
        slå på tråden til vagtchefen
        give forældrene et ring
        giver moderen et kald mandag
        sende en sms til gruppen om fredagens tur
        sender en besked på Aula til forældrene om støjen
        smide en mail til centerlederen
        skriver en mail til ejendomskontoret
        mailer til beboerrådgiveren
        ringer rundt til forældrene i klassen
        ringe de tre familier op
        tage en alvorssnak med drengene
        tage en kop kaffe med købmanden om klagerne
        tage en opfølgende samtale med eleven
        tage fat på de unge ved stationen
        have en samtale med pigens far
        have fat i drengene inden weekenden
        holde en samtale med de to brødre
        afholde en bekymringssamtale med forældrene
        føre en samtale med eleven og hans mor
        gennemføre samtaler med de fire unge
        invitere moderen til en samtale
        indkalde familien til en samtale
        bede politiet om at komme med på mødet
        bede vicevært Per holde øje med kælderen
        opfordre forældrene til at følge med på de sociale medier
        opfordre kiosken til at lade være med at sælge til børn
        opsøge drengene på multibanen
        opsøger familien i opgang 7
        tage telefonen og ringe til biblioteket
        få hul igennem til kommunens ungekontakt
        vende sagen med socialrådgiveren
        vender den med psykologen
        drøfte sagen med afdelingslederen
        drøfter hærværket med ejendomsfunktionæren
        tale sammen med trænerne
        tale de unge til rette
        snakke med gutterne bag centeret
        konsultere børnehuset
        rådføre sig med børnepsykologen
        sparre med kollegerne i nabokommunen
        sætte sig i forbindelse med udlejeren
        sætter sig i forbindelse med forældrene
        henvende sig til trafikselskabet om chaufførerne
        rette henvendelse til vejafdelingen
        rykke teknisk forvaltning for svar
        rykker for svar hos boligselskabet
        spørge klubben, om de vil være med
        spørger trænerne om lån af bolde
        pinge Sundhedshuset om oplægget
        få en aftenklubmedarbejder i tale
        søge dialog med bestyrelsen
        lave en henvendelse til vejmyndigheden
        formidle kontakt til misbrugscentret
        etablere kontakt mellem familien og mentoren
        skaffe kontakt til den nye imam
        bygge bro til familierne i nummer 12
        bringe drengen i kontakt med fritidsvejlederen
        hilse på de nye unge ved boldburet
        besvare borgerens klage
        kalde drengene ind til en snak
        konfrontere de ældste med rygterne
        samtale med klassens forældre
        indbyde lejerforeningen til dialog
        opfølgende opkald til forældrene
        opkald til ungelægen
        mail til halinspektøren
        samtale med drengens lærer
        kontakt til kirken
        dialog med kioskejeren
        telefonmøde med sagsbehandleren
        følge op hos forældrene
        følge op over for kiosken
        følge op med moderen
        """,
    "agreement": """
        aftale et fast tidspunkt med klubben
        aftale nærmere med politiet
        få aftalt et møde med udskolingslærerne
        får en aftale på plads med hallen
        lave aftale med svømmehallen om gratis entré
        laver en aftale med forældrene om hjemtransport
        indgå partnerskab med badmintonklubben
        indgå en skriftlig aftale med ejeren
        forny aftalen med teatret om fribilletter
        forlænge aftalen med vagtselskabet
        genforhandle aftalen om nøgler
        genoptage aftalen med idrætsforeningen
        opsige aftalen med vagtfirmaet
        ændre aftalen med hallen
        finde en dato til forældremødet
        finde en ny dato med bestyrelsen
        finde et tidspunkt, der passer alle
        finde en dag til fællesmødet
        finde en mødedato
        fastsætte en dato for tryghedsvandringen
        sætte dato på næste fællesmøde
        sætte et møde i kalenderen med skolen
        sætte et møde op med de tre klubber
        få sat et møde op med skolelederne
        få et møde i stand med ejerne
        få et møde i kalenderen
        arrangere et møde mellem forældrene og skolen
        arrangere et fælles forældremøde
        arrangere en temaaften om vapes
        indkalde til et opfølgende møde
        indkalder parterne til et hastemøde
        indkalde til netværksmøde om drengen
        sammenkalde kontaktpersonerne
        kalde sammen til et ekstra møde
        kalde til møde om parkeringskælderen
        booke et lokale til mødet
        booke tid hos ungelægen
        bestille mødelokale på rådhuset
        reservere salen den 3. maj
        koordinere indsatsen med natteravnene
        koordinere sommerens aktiviteter med klubberne
        koordinere vagterne i uge 42
        samordne indsatsen med politiet
        afstemme forventninger med forældrene
        afstemme planen med skolens ledelse
        planlægge et dialogmøde
        planlægge en fælles aften med foreningerne
        planlægge aktiviteter i efterårsferien med klubben
        tilrettelægge et forløb sammen med skolen
        lægge en plan sammen med klubben
        lægge en fælles plan med politiet
        lave en fælles plan med skolen
        fordele vagterne i sommerferien
        lave vagtplan for halloween
        invitere til møde om trygheden
        invitere foreningerne med til næste møde
        invitere politiet til fællesspisningen
        inviterer forældrene til kaffe
        udsende mødeindkaldelse
        sende en mødeindkaldelse til gruppen
        holde et møde med de tre ejere
        holde et planlægningsmøde
        afholde et fællesmøde
        mødes med skolens ledelse om planen
        mødes med trænerne
        møde med boligselskabet om kældrene
        organisere en turnering sammen med klubberne
        etablere et samarbejde med boksklubben
        indlede et samarbejde med svømmeklubben
        stable et arrangement på benene
        træffe aftale om fælles tilsyn
        nå til enighed med naboerne om lågen
        blive enige med hallen om tiderne
        blive enig med klubben om hvem der låser
        få styr på aftalen med hallen
        gøre en aftale med naboen
        aftaler tid med familien
        tidsbestille hos sagsbehandleren
        foreslå et fælles møde
        foreslå en dato
        datosætte næste fællesvandring
        indkaldelse til ekstraordinært møde
        tage initiativ til et møde med ejerne
        """,
    "visit": """
        besøge klubben en torsdag aften
        aflægge klubben et besøg
        aflægge et visit på stationen
        være til stede ved hallen fredag aften
        være ude ved søen i weekenden
        være synlig omkring skolen
        være mere synlige i centret
        være på gaden lørdag
        være i området efter klokken 20
        gå aftentur omkring skolen
        går en runde forbi stationen
        går med natteravnene
        gå med på tryghedsvandringen
        gå tur i området
        gå forbi boldburet
        gå ned til søen fredag
        gå på opsøgende arbejde i centret
        tage på opsøgende besøg i opgangene
        tage en runde i kvarteret
        tage en tur forbi stien
        tage ud på banerne
        tage forbi multibanen et par aftener
        tager med på hjemmebesøg
        tage en fredagsvagt ved skolen
        tage ned i klubben
        tage hen på biblioteket
        tage med politiet rundt
        køre en ekstra runde ved skolerne
        køre forbi legepladsen efter mørkets frembrud
        kører ud til hytten
        kører patrulje ved stationen
        cykle forbi kanalen
        kigge forbi festen
        kigge ind i klubben
        kigger ned i kælderen et par aftener
        kigge op i opgangen
        komme forbi pigeklubben
        komme på besøg i 8. klasse
        komme ud i klasserne
        komme ned i klubben
        dukke op på banen
        møde op til forældremødet
        møde frem på torvet
        møde de unge på deres bane
        troppe op ved skoleporten
        lægge vejen forbi kiosken
        lægge turen omkring havnen
        slå et smut forbi hallen
        smutte forbi klubben
        svinge forbi legepladsen
        stikke hovedet indenfor i klubben
        titte indenfor hos pigerne
        se forbi torvet om aftenen
        deltage i klubbens fællesspisning
        deltage i tryghedsvandringen
        deltager på forældremødet
        stå ved skoleporten om morgenen
        stå på torvet mandag morgen
        holde opsyn ved svømmehallen
        holde vagt ved hallen
        føre tilsyn med kælderrummene
        patruljere i området
        patruljerer omkring stationen
        lave gadearbejde i centret
        lave opsøgende arbejde ved stationen
        lave en runde i opgangene
        foretage hjemmebesøg hos familien
        gennemføre tre aftenture
        hjemmebesøg hos drengens forældre
        tilse legepladsen
        opholde sig i klubben om torsdagen
        bruge aftenen i boldburet
        bruge et par eftermiddage på multibanen
        tilbringe fredagen på havnen
        vise sig i centret
        vise flaget ved stationen
        vise ansigt på skolen
        prioritere gaden fredag aften
        runde klubben
        vandre gennem kvarteret
        spadsere en tur i parken
        overvære kampen
        besøg i klubben
        besøg hos 7. årgang
        aftentur ved kanalen
        tilsyn med kældrene
        være med på aftenturen
        være med i klubben en aften
        følges med natteravnene
        følge natteravnene en aften
        """,
    "investigate": """
        undersøge mulighederne for mere lys
        undersøger, om der er penge i puljen
        finde ud af, hvem der har nøglen
        finder ud af hvad reglerne siger
        få undersøgt, om kameraet virker
        få afklaret, hvem der betaler
        får klarhed over ansvaret
        få svar på, hvornår lågen repareres
        få styr på, hvem der kommer i klubben
        få rede på, hvad der skete
        få overblik over fraværet
        få et overblik over de ledige tider
        skaffe sig overblik over klagerne
        danne sig et overblik over situationen
        danne sig et indtryk af stemningen
        se på mulighederne for at åbne hallen
        se nærmere på belysningen
        ser på tallene fra ungeprofilen
        kigge på reglerne om kameraer
        kigge nærmere på sagen
        kigger tallene igennem
        kigge i systemet efter lignende sager
        gå igennem anmeldelserne fra maj
        gå i dybden med fraværstallene
        gå sagen igennem
        gennemgå sagerne fra foråret
        gennemse overvågningen
        læse op på reglerne
        læse rapporten igennem
        sætte sig ind i reglerne
        sætte sig ind i lovgivningen på området
        slå op i registeret
        tjekke med teknisk afdeling, om lyset virker
        tjekke op på anmeldelserne
        tjekker om der er plads på holdet
        checke kalenderen for ledige tider
        efterse låsen på skuret
        efterprøve oplysningen om fester
        spørge, om hallen kan holde åbent
        spørge ind til stemningen i klassen
        spørger rundt i klassen om vapes
        spørge sig for hos kollegerne
        høre, om skolen kan låne lokaler ud
        høre hvad det koster
        høre nærmere om projektet
        forhøre sig om reglerne
        forhører sig hos kommunen om tilskud
        høre, hvad de unge ønsker
        afklare med ledelsen, om der er råd
        afklare økonomien
        afdække omfanget af fester
        klarlægge hvem der ejer grunden
        kortlægge de unges mødesteder
        indhente tilbud på belysning
        indhente oplysninger fra skolerne
        indhente pris på to bænke
        indsamle tal fra klubberne
        samle tal sammen for fravær
        trække tal fra registeret
        trække statistik på hærværk
        hente data om fravær
        finde tal for hærværket
        finde tallene frem
        finde priser på lamper
        finde frem til ejeren af knallerten
        finde årsagen til uroen
        finde baggrunden for konflikten
        lave en optælling af unge på banen
        lave en undersøgelse blandt eleverne
        lave en rundspørge i klassen
        foretage en måling af støjen
        måle støjen ved hallen
        tælle cykler i skuret
        opgøre antallet af indbrud
        holde øje med chatten
        holder øje med gruppen ved hallen
        have et øje på kælderen
        have øje for de to nye drenge
        følge med i, hvad der sker på Snapchat
        følge situationen ved kiosken
        følge udviklingen i fraværet
        følge drengens fravær
        være opmærksom på nye grupper
        være opmærksomme på salg af vapes
        observere gruppen ved stationen
        overvåge de sociale medier
        vurdere behovet for vagt
        vurdere, om der skal laves en underretning
        tage stilling til ansøgningen
        overveje, om klubben skal åbne tidligere
        overvejer en ny åbningstid
        analysere svarene fra trivselsmålingen
        evaluere forløbet med 8. klasse
        regne på, hvad det koster
        beregne prisen på hegnet
        identificere de ældste i gruppen
        opspore ejeren af scooteren
        efterlyse vidner til slagsmålet
        efterspørge tallene hos politiet
        søge svar hos forvaltningen
        søge efter andre lokaler
        lede efter et egnet lokale
        researche på ordninger i andre kommuner
        sondere terrænet for et samarbejde
        tage bestik af stemningen
        tage pulsen på klassen
        tage temperaturen på 7. årgang
        teste om lågen kan låses
        prøve at finde ud af, hvem der sælger
        se efter, om der ligger dåser
        se om der er plads i klubben
        bede om tal fra politiet
        bede om aktindsigt
        komme til bunds i rygtet
        grave i sagen
        undersøgelse af lysforholdene
        afklaring af ansvaret for stien
        kortlægning af hængesteder
        opfølgning på fraværstallene
        følge op på fraværet
        følge op på anmeldelsen
        """,
    "inform": """
        orientere personalet om aftalen
        orientere forældrene om den nye ordning
        giver en orientering til ledelsen
        give besked til viceværten om lågen
        give forældrene besked
        give bestyrelsen en tilbagemelding
        give en tilbagemelding til gruppen
        give status på næste møde
        give en status til netværket
        give et praj, når planen er klar
        give naboerne et vink om festen
        give lærerne et oplæg om lattergas
        give kollegerne nyt om sagen
        melde tilbage til netværket
        melde ud til forældrene, at klubben lukker
        melder resultatet ud
        melde sagen til politiet
        vende tilbage med et svar
        vender tilbage til gruppen med en dato
        informere om fritidspasset
        informere klasserne om konkurrencen
        oplyse om reglerne for knallerter
        oplyse beboerne om vagtordningen
        fortælle klassen om rådgivningen
        fortæller om ordningen på forældremødet
        fortælle videre til kollegerne
        bringe beslutningen videre
        bringe det op på lærermødet
        bringe sagen op i bestyrelsen
        tage det med til ledelsesmødet
        tage emnet op på personalemødet
        tager punktet med tilbage til ledelsen
        tage det op i elevrådet
        rejse sagen i bestyrelsen
        rejse spørgsmålet over for forvaltningen
        præsentere planen for bestyrelsen
        fremlægge tallene på skolebestyrelsens møde
        forelægge forslaget for udvalget
        holde oplæg om digital adfærd
        holde et oplæg for 6. klasse
        holde forældrene orienteret
        holde netværket opdateret
        holde gruppen underrettet
        holde kollegerne ajour
        sende pjecen rundt
        sende referatet ud
        sende materialet til skolerne
        sender link til skemaet
        sende oversigten til alle
        sende tallene til netværket
        sende nyhedsbrev ud
        sende information til forældrene
        sende en orientering ud
        rundsende folderen
        videresende mailen til lærerne
        videreformidle kampagnen
        videregive oplysningen til ssp
        videregive kontaktoplysninger
        formidle tilbuddet til familierne
        formidle resultaterne
        udsende en pressemeddelelse
        udsende et beboerbrev
        skrive ud til forældrene på Aula
        skrive et opslag på Facebook
        skrive et nyhedsbrev til forældrene
        skrive ud om konkurrencen
        skrive en artikel til lokalavisen
        lægge et opslag op på Aula
        lægge plakaten på hjemmesiden
        lægge programmet ud
        lægger datoerne på Aula
        lægge sedler i postkasserne
        lægge information på intra
        slå programmet op i opgangen
        slå det op på Facebook
        slå opslag op i klubben
        hænge plakater op i opgangene
        hænge opslag op i hallen
        sætte plakater op
        sætte opslag på tavlen
        omdele folderen i kvarteret
        uddele flyers ved stationen
        dele flyers ud ved stationen
        dele pjecer ud i klasserne
        dele opslaget på Facebook
        dele linket med forældrene
        dele erfaringerne med kollegerne
        dele tallene med netværket
        gøre forældrene opmærksomme på reglerne
        gøre opmærksom på åbningstiderne
        gøre klubben bekendt med planen
        gøre reklame for pigeaftenen
        reklamere for holdet
        annoncere turen på skærmene
        advare forældrene mod chatten
        advisere politiet om festen
        varsle beboerne om arbejdet
        underrette familieafdelingen
        lave en underretning på drengen
        indgive en underretning
        skrive en underretning
        sende en underretning
        anmelde hærværket
        anmelder tyveriet til politiet
        indberette episoden
        rapportere til styregruppen
        briefe vikarerne
        sætte kollegerne ind i sagen
        klæde lærerne på
        vejlede forældrene om spil
        rådgive moderen om mulighederne
        undervise 7. klasse i digital dannelse
        instruere vagterne
        udbrede kendskabet til rådgivningen
        sprede budskabet om turneringen
        minde forældrene om aftenen
        påminde lærerne om skemaet
        nævne det på teammødet
        forklare beboerne reglerne
        afrapportere til udvalget
        redegøre for sagen over for bestyrelsen
        orientering af naboerne
        information til forældre
        besked til pedellen
        tilbagemelding til netværket
        oplæg for 8. klasse
        udlevere pjecer
        viderebringe hilsnen
        kommunikere åbningstiderne ud
        lade lærerne vide, at der er plads
        lade høre fra sig, når der er nyt
        """,
    "other": """
        købe nye bolde
        købe ind til fællesspisningen
        bestille veste
        bestille nye skilte til stien
        skaffe præmier til turneringen
        sørge for kaffe
        sørge for forplejning til aftenen
        sørge for, at lyset bliver tændt
        stå for maden
        stå for pyntningen af salen
        tage kage med
        tage nøglen med
        medbringe projektor
        hente nøglen på ejendomskontoret
        aflevere nøglen
        reparere hegnet ved skuret
        male væggen over
        rydde op ved søen
        klippe hækken ned ved stien
        beskære buskene
        fjerne graffiti på gavlen
        fjerne de gamle sofaer i kælderen
        rense gavlen
        vaske vinduerne
        flytte bænken
        flytte skraldespanden væk fra indgangen
        sætte lamper op på stien
        sætte hegn op
        sætte lås på lågen
        sætte flere skraldespande op
        sætte et skilt op ved søen
        skifte pæren ved skuret
        skifte låsen
        udskifte cylinderen
        låse kælderen om natten
        lukke for netværket om aftenen
        åbne hallen i ferien
        holde klubben åben om lørdagen
        holde hallen åben til kl. 22
        oprette et hold for piger
        oprette en fælles mappe
        oprette en gruppe på Teams
        starte et pigehold
        starte et aftenhold op
        sætte gang i fodbold om torsdagen
        igangsætte et forløb for 9. klasse
        iværksætte et forløb om trivsel
        lave en ansøgning til fonden
        lave en plakat
        lave et årshjul
        lave en oversigt over tilbud
        lave en liste over fritidsjob
        lave mad til fællesspisningen
        lave et skema til registrering
        skrive ansøgningen færdig
        skrive en ansøgning
        skrive referat
        skrive et udkast til brevet
        skrive et notat
        skrive rapporten færdig
        udarbejde et budget
        udarbejde en oversigt
        udforme en folder
        udfylde skemaet
        ajourføre kontaktlisten
        opdatere telefonlisten
        opdatere hjemmesiden
        rette datoerne i årshjulet
        redigere filmen
        oversætte folderen til arabisk
        printe plakater
        kopiere materialet
        trykke plakater
        tegne et kort
        tage billeder af skaderne
        filme turneringen
        samle skrald
        samle underskrifter ind
        søge penge til projektet
        søge fonden om midler
        søge om tilskud
        ansøge om tilladelse
        betale regningen
        låne et telt
        leje en hoppeborg
        tilmelde holdet til stævnet
        ansætte en vikar
        finde en afløser
        finde en vikar til torsdag
        finde frivillige til aftenen
        finde et fritidsjob til drengen
        finde en ny træner
        rekruttere flere natteravne
        hverve frivillige
        oplære de nye vagter
        bage kage
        passe boden
        dække bord
        stille stole op
        stille borde op til aftenen
        pakke poser
        klargøre lokalet
        gøre salen klar
        gøre rent efter festen
        rydde sne
        montere kamera
        installere filter på nettet
        indkøbe spil til klubben
        forberede oplæg til næste møde
        forberede temaaftenen
        færdiggøre handleplanen
        godkende referatet
        underskrive kontrakten
        journalisere sagen
        arkivere papirerne
        registrere episoderne i skemaet
        dokumentere skaderne
        notere nummerpladerne
        uploade billederne
        scanne sedlerne
        slette de gamle profiler
        forsyne klubben med kondomer
        give klubben en ny sofa
        skrue hylderne op
        tømme skraldespandene
        feje pladsen
        slå græsset
        plante blomster ved muren
        pynte salen
        opstille en bænk
        etablere belysning på stien
        etablere en lektiecafé
        prøve en ny vagtordning af
        udvide åbningstiden
        forlænge åbningstiden i ferien
        ændre åbningstiden
        justere vagtplanen
        revidere handleplanen
        tilpasse skemaet
        udvikle et forløb
        afprøve den nye alarm
        sikre, at døren er låst
        nedtage hegnet
        tage hegnet ned
        stille projektoren til rådighed
        stille lokaler til rådighed
        dele nøgler ud til vagterne
        forsøge sig med åbent torsdag
        melde holdet til stævnet
        afmelde hallen
        afbestille bussen
        aflyse turen
        udpege en kontaktperson
        vælge en tovholder
        """,
}
SHARE = 0.97  # a task may be seen in two ways; what is wrong is listed


@pytest.mark.parametrize("kind", TASKS)
def test_tasks_of_a_kind(kind):
    tasks = [line.strip() for line in TASKS[kind].strip().splitlines()]
    wrong = [(task, kind_of(task).kind) for task in tasks if kind_of(task).kind != kind]
    assert len(wrong) <= (1 - SHARE) * len(tasks), wrong
