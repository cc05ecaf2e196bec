# Asiantaethau, eu pobl, a mewngofnodi.

# Mewngofnodi
agencies-sign-in-title = Mewngofnodi
agencies-sign-in-intro = I bobl sy’n gweithio i un o asiantaethau’r bartneriaeth.
agencies-email = Cyfeiriad e-bost
agencies-email-missing = Rhowch gyfeiriad e-bost
agencies-email-wrong = Rhowch gyfeiriad e-bost yn y ffurf gywir, fel enw@enghraifft.org
agencies-sign-in-password = Cyfrinair
agencies-sign-in-password-missing = Rhowch eich cyfrinair
agencies-sign-in-button = Mewngofnodi
agencies-sign-in-refused = Mae’r cyfeiriad e-bost neu’r cyfrinair yn anghywir
agencies-sign-in-public = Os ydych yn poeni am blentyn, nid oes angen mewngofnodi. [Dywedwch wrthym]({ $start }/)
agencies-sign-in-again = Mewngofnodi eto
agencies-continue = Parhau
agencies-wait =
    { $minutes ->
        [zero] Gormod o gynigion. Arhoswch { $minutes } munud, yna rhowch gynnig arall arni.
        [one] Gormod o gynigion. Arhoswch { $minutes } munud, yna rhowch gynnig arall arni.
        [two] Gormod o gynigion. Arhoswch { $minutes } funud, yna rhowch gynnig arall arni.
        [few] Gormod o gynigion. Arhoswch { $minutes } munud, yna rhowch gynnig arall arni.
        [many] Gormod o gynigion. Arhoswch { $minutes } munud, yna rhowch gynnig arall arni.
       *[other] Gormod o gynigion. Arhoswch { $minutes } munud, yna rhowch gynnig arall arni.
    }
agencies-told-new-password = Newidiwyd eich cyfrinair. Mewngofnodwch â’r un newydd.
agencies-told-begin-again = Cymerodd y mewngofnodi ormod o amser, neu cafodd ei atal. Dechreuwch eto.
agencies-signed-out-title = Rydych wedi allgofnodi
agencies-signed-out = Caewch y porwr os oes pobl eraill yn defnyddio’r ddyfais hon.

# Yr ail gam
agencies-code-title = Rhowch y cod o’ch ap
agencies-code = Cod 6 digid
agencies-code-hint = Mae’r ap yn dangos cod newydd bob 30 eiliad. Mae pob cod yn gweithio unwaith.
agencies-code-missing = Rhowch y cod 6 digid o’ch ap
agencies-code-wrong = Mae’r cod hwnnw’n anghywir, neu wedi’i ddefnyddio o’r blaen. Arhoswch am yr un nesaf a’i roi
agencies-code-link = Defnyddio’r cod o’r ap
agencies-code-help = Os nad oes gennych yr ap na chod adfer, gofynnwch i weinyddwr eich asiantaeth.
agencies-recovery-title = Rhowch god adfer
agencies-recovery = Cod adfer
agencies-recovery-hint = Un o’r deg cod a argraffwyd neu a ysgrifennwyd gennych. Mae pob un yn gweithio unwaith.
agencies-recovery-missing = Rhowch god adfer
agencies-recovery-wrong = Nid yw hwnnw’n un o’ch codau adfer, neu mae wedi’i ddefnyddio o’r blaen
agencies-recovery-link = Nid yw’r ap gennyf: defnyddio cod adfer
agencies-set-up-title = Gosod yr ail gam
agencies-set-up-why = Gallai’r hyn a gedwir yma roi plentyn mewn perygl yn y dwylo anghywir. Nid yw cyfrinair yn unig yn ddigon, felly mae ap ar eich ffôn yn rhoi cod bob tro.
agencies-set-up-step-app = Agorwch ap dilysu ar eich ffôn. Bydd unrhyw ap o’r math hwnnw’n gwneud y tro.
agencies-set-up-step-scan = Pwyntiwch gamera’r ffôn at y sgwâr isod, neu deipio’r allwedd i mewn i’r ap.
agencies-set-up-step-code = Rhowch y cod y mae’r ap yn ei ddangos wedyn.
agencies-set-up-square = Sgwâr i gamera eich ffôn. Mae’r un allwedd oddi tano fel testun.
agencies-set-up-by-hand = Allwedd i’w theipio â llaw:
agencies-set-up-wrong = Nid yw’r cod hwnnw’n cyd-fynd â’r allwedd. Gwiriwch fod cloc eich ffôn yn gywir, a rhowch y cod diweddaraf

agencies-confirm-title = Cadarnhau mai chi sydd yno
agencies-confirm-why = Gallai’r hyn y gofynnoch amdano adael rhywun arall i mewn, neu newid pwy gaiff wneud beth. Rhowch god o’ch ap, fel na fydd porwr agored yn ddigon.
agencies-confirm-kept = Cedwir yr hyn a deipiwyd gennych. Caiff ei anfon cyn gynted ag y byddwch wedi cadarnhau. Rhaid teipio cyfrineiriau eto.
agencies-confirm-demo = Yn yr arddangosiad hwn mae’r cod ar [y dudalen â’r dulliau mewngofnodi]({ $demo }).

# Gwahoddiadau a chyfrineiriau
agencies-invitation-title = Derbyn eich gwahoddiad
agencies-invitation-intro = Gwiriwch mai chi yw hwn, yna dewiswch gyfrinair.
agencies-invitation-spent = Mae gwahoddiad yn gweithio unwaith ac am saith diwrnod. Os ydych wedi’i dderbyn, mewngofnodwch. Os nad ydych, gofynnwch i weinyddwr eich asiantaeth am un newydd.
agencies-link-spent-title = Nid yw’r ddolen hon yn gweithio mwyach
agencies-new-password = Cyfrinair newydd
agencies-new-password-hint = O leiaf 12 nod
agencies-new-password-again = Y cyfrinair newydd eto
agencies-new-password-title = Dewis cyfrinair newydd
agencies-new-password-button = Cadw’r cyfrinair newydd
agencies-password-advice = Mae pedwar neu bum gair heb gysylltiad â’i gilydd yn hawdd eu cofio ac yn anodd eu dyfalu. Nid oes angen priflythrennau, rhifau na symbolau. Mae croeso i eiriau Cymraeg.
agencies-password-missing = Rhowch gyfrinair newydd
agencies-password-too-short = Defnyddiwch o leiaf { $shortest } nod. Bydd gair neu ddau arall yn ddigon
agencies-password-too-long = Defnyddiwch 200 nod ar y mwyaf
agencies-password-common = Dyna un o’r cyfrineiriau y rhoddir cynnig arnynt gyntaf. Dewiswch eiriau heb gysylltiad â’i gilydd
agencies-password-about-you = Mae eraill yn gwybod eich enw a ble rydych yn gweithio. Dewiswch rywbeth heb gysylltiad â chi
agencies-password-pattern = Mae rhesi o fysellau ac ailadrodd yn hawdd eu dyfalu. Dewiswch ychydig o eiriau yn lle hynny
agencies-password-date = Mae dyddiadau’n hawdd eu dyfalu. Dewiswch ychydig o eiriau yn lle hynny
agencies-password-guessable = Gellid dyfalu hwnnw. Ychwanegwch air neu ddau arall heb gysylltiad â’r gweddill
agencies-password-differs = Mae’r ddau gyfrinair yn wahanol. Teipiwch yr un un ddwywaith
agencies-forgotten-title = Wedi anghofio eich cyfrinair?
agencies-forgotten-intro = Byddwn yn anfon dolen i chi ddewis un newydd. Bydd angen eich ap neu god adfer arnoch o hyd.
agencies-forgotten-button = Anfon y ddolen
agencies-forgotten-link = Rwyf wedi anghofio fy nghyfrinair
agencies-forgotten-sent-title = Edrychwch ar eich e-bost
agencies-forgotten-sent = Os oes gan rywun gyfrif â’r cyfeiriad hwn, mae dolen ar ei ffordd ato. Mae’n gweithio unwaith ac am awr.
agencies-forgotten-sent-help = Os na ddaw dim, edrychwch ymhlith y negeseuon diangen, neu gofynnwch i weinyddwr eich asiantaeth.
agencies-reset-spent = Mae dolen ar gyfer cyfrinair newydd yn gweithio unwaith ac am awr. Gofynnwch am un newydd.

# Fy nghyfrif
agencies-account-title = Fy nghyfrif
agencies-name = Enw
agencies-agency = Asiantaeth
agencies-roles = Rolau
agencies-change = Newid
agencies-save = Cadw
agencies-own-password = Cyfrinair
agencies-own-password-set = Wedi’i osod
agencies-own-app = Ap dilysu
agencies-own-app-set = Wedi’i osod
agencies-own-codes = Codau adfer
agencies-own-codes-left = Codau ar ôl: { $count }
agencies-own-codes-few = Ychydig o godau adfer sydd gennych ar ôl, neu ddim un. Gwnewch rai newydd tra gallwch fewngofnodi o hyd.
agencies-language = Dewis iaith
agencies-language-hint = Mae cydweithwyr yn ei weld, er mwyn gallu ysgrifennu atoch yn yr iaith honno. Daw hysbysiadau o’r system yn y ddwy iaith.
agencies-sessions-title = Ble rydych wedi mewngofnodi
agencies-sessions-intro = Os nad ydych yn adnabod un o’r rhain, dewch â’r sesiwn i ben a newidiwch eich cyfrinair.
agencies-sessions-limits = Nifer y munudau heb ofyn am dudalen cyn i chi gael eich allgofnodi: { $idle }. Nifer yr oriau cyn bod rhaid mewngofnodi eto beth bynnag: { $whole }.
agencies-sessions-caption = Eich sesiynau
agencies-sessions-where = O ble
agencies-sessions-unknown = Porwr anhysbys
agencies-sessions-since = Mewngofnodi: { $at }
agencies-sessions-seen = Defnydd diwethaf
agencies-sessions-which = Pa un
agencies-sessions-this = Yr un yma
agencies-sessions-end = Dod â’r sesiwn i ben
agencies-sessions-end-others = Dod â’r lleill i gyd i ben
agencies-change-password-title = Newid eich cyfrinair
agencies-change-password-ends = Cewch eich allgofnodi ym mhob man arall.
agencies-present-password = Cyfrinair presennol
agencies-present-wrong = Nid dyna eich cyfrinair presennol
agencies-codes-title = Codau adfer
agencies-codes-why = Â chod adfer gallwch fewngofnodi pan fydd eich ffôn ar goll neu wedi torri. Argraffwch nhw neu eu hysgrifennu, a’u cadw ar wahân i’ch dyfeisiau.
agencies-codes-void = Mae codau newydd yn diddymu’r hen rai.
agencies-codes-button = Dangos fy nghodau adfer
agencies-codes-new-button = Gwneud codau adfer newydd
agencies-codes-shown-title = Eich codau adfer
agencies-codes-shown = Dim ond y tro hwn y’u dangosir. Mae pob un yn gweithio unwaith.
agencies-codes-keep = Peidiwch byth â’u cadw mewn e-bost nac wrth ymyl eich cyfrinair.
agencies-codes-done = Rwyf wedi’u cadw
agencies-warning = Rhybudd
agencies-app-title = Ffôn neu ap arall
agencies-app-intro = Bydd yr ap a ddefnyddiwch nawr yn peidio â gweithio i Dolen, a chewch eich allgofnodi ym mhob man arall.
agencies-app-button = Defnyddio’r ap hwn
agencies-told-recovery = Defnyddiwyd cod adfer. Os yw eich ap ar goll, gosodwch un arall isod.
agencies-told-password = Newidiwyd eich cyfrinair.
agencies-told-app = Mae’r ap newydd wedi’i osod.
agencies-told-language = Cadwyd yr iaith.
agencies-told-ended = Daeth y sesiwn i ben.

# Allweddi mynediad
agencies-passkeys-title = Allweddi mynediad
agencies-passkeys-count = Allweddi mynediad: { $count }
agencies-passkeys-why = Cedwir allwedd mynediad gan eich dyfais neu’ch allwedd ddiogelwch, ac fe’i datgloir â’ch olion bysedd, eich wyneb neu PIN. Ni ellir ei dyfalu, na’i defnyddio ar dudalen ffug.
agencies-passkeys-app-stays = Mae eich ap dilysu’n aros. Mae ei godau’n gweithio bob amser, hefyd lle mae sgriptiau wedi’u diffodd.
agencies-passkeys-none = Nid oes gennych allwedd mynediad eto.
agencies-passkeys-impossible = Ni ellir ychwanegu allwedd mynediad yma: rhif ac nid enw yw cyfeiriad y system hon. Defnyddiwch y cod o’ch ap.
agencies-passkey-add = Ychwanegu allwedd mynediad
agencies-passkey-add-intro = Bydd eich porwr yn gofyn i chi ddatgloi eich dyfais neu gyffwrdd â’ch allwedd ddiogelwch.
agencies-passkey-add-button = Ychwanegu’r allwedd
agencies-passkey-name = Enw
agencies-passkey-name-hint = Er mwyn i chi ei hadnabod eto, er enghraifft “Gliniadur gwaith”
agencies-passkey-name-missing = Rhowch enw i’r allwedd mynediad
agencies-passkey-name-too-long = Defnyddiwch 60 nod ar y mwyaf
agencies-passkey-added = Ychwanegwyd: { $at }
agencies-passkey-used = Defnydd diwethaf
agencies-passkey-rename = Ailenwi
agencies-passkey-rename-title = Ailenwi allwedd mynediad
agencies-passkey-remove = Dileu
agencies-passkey-remove-title = Dileu’r allwedd mynediad hon?
agencies-passkey-remove-warning = Ni fyddwch yn gallu mewngofnodi â hi mwyach. Dilëwch hi ar y ddyfais hefyd.
agencies-passkey-remove-button = Ei dileu
agencies-passkey-use = Defnyddio allwedd mynediad
agencies-passkey-sign-in = Mewngofnodi ag allwedd mynediad
agencies-passkey-off = Mae angen sgriptiau ar allweddi mynediad, ac maent wedi’u diffodd yn y porwr hwn. Defnyddiwch y cod o’ch ap.
agencies-passkey-off-add = Mae angen sgriptiau i ychwanegu allwedd mynediad, ac maent wedi’u diffodd yn y porwr hwn. Gallwch barhau â’r cod o’ch ap.
agencies-passkey-failed = Ni roddwyd allwedd mynediad. Rhowch gynnig arall arni, neu defnyddiwch y cod o’ch ap.
agencies-passkey-off-alone = Mae angen sgriptiau ar allweddi mynediad, ac maent wedi’u diffodd yn y porwr hwn. Ewch yn ôl a mewngofnodwch â’ch cyfrinair a’r cod o’ch ap.
agencies-passkey-failed-add = Ni chafodd allwedd mynediad ei gwneud. Rhowch gynnig arall arni.
agencies-passkey-failed-alone = Ni roddwyd allwedd mynediad. Rhowch gynnig arall arni, neu ewch yn ôl a mewngofnodwch â’ch cyfrinair.
agencies-passkey-known = Mae gan y ddyfais neu’r allwedd ddiogelwch hon allwedd mynediad i’ch cyfrif eisoes.
agencies-passkey-refused = Ni ellid ychwanegu’r allwedd honno. Dechreuwch eto ar y dudalen hon
agencies-passkey-wrong = Ni dderbyniwyd yr allwedd mynediad honno. Rhowch gynnig arall arni, neu defnyddiwch eich cyfrinair a’r cod o’ch ap
agencies-passkey-too-many = Mae gennych ddeg allwedd mynediad. Dilëwch un yn gyntaf
agencies-told-passkey-added = Ychwanegwyd yr allwedd mynediad.
agencies-told-passkey-renamed = Ailenwyd yr allwedd mynediad.
agencies-told-passkey-removed = Dilëwyd yr allwedd mynediad.

# Ail gam coll
agencies-reset-from = Ail gam newydd yn bosibl o
agencies-keep-title = A yw eich ail gam gennych o hyd?
agencies-keep-intro = Dywedwyd wrth weinyddwr eich bod wedi colli eich ap. Os yw gennych o hyd, cadwch ef: wedyn ni all neb osod un arall yn eich enw.
agencies-keep-button = Cadw fy ail gam
agencies-keep-done-title = Mae eich ail gam yn aros fel y mae
agencies-keep-done = Dywedwch wrth weinyddwr eich asiantaeth nad chi oedd yn gofyn.
agencies-keep-spent = Nid oes dim i’w gadw mwyach: cadwyd yr ail gam eisoes, neu cafodd ei osod o’r newydd.

# Y bartneriaeth
agencies-region-title = Asiantaethau
agencies-region-caption = Holl asiantaethau’r bartneriaeth
agencies-type = Math
agencies-teams-count = Timau
agencies-register-link = Cofrestru asiantaeth
agencies-register-title = Cofrestru asiantaeth
agencies-register-button = Cofrestru
agencies-told-registered = Mae’r asiantaeth wedi’i chofrestru.
agencies-name-cy = Enw Cymraeg
agencies-name-en = Enw Saesneg
agencies-name-cy-missing = Rhowch yr enw Cymraeg. Lle nad oes ond un enw, rhowch ef ddwywaith
agencies-name-en-missing = Rhowch yr enw Saesneg. Lle nad oes ond un enw, rhowch ef ddwywaith
agencies-name-too-long = Defnyddiwch 120 nod ar y mwyaf
agencies-type-question = Pa fath o asiantaeth yw hi?
agencies-type-missing = Dewiswch fath o asiantaeth
agencies-mailbox = Blwch post cyffredin ar gyfer hysbysiadau
agencies-mailbox-hint = Gellir ei adael yn wag. Mae hysbysiadau’n dweud bod rhywbeth yn aros, a dim am neb.
agencies-type-council = Cyngor (gwasanaethau cymdeithasol)
agencies-type-police = Heddlu
agencies-type-health_board = Bwrdd Iechyd Lleol
agencies-type-school = Ysgol neu goleg
agencies-type-probation = Gwasanaeth prawf
agencies-type-charity = Trydydd sector
agencies-type-youth_justice = Tîm troseddau ieuenctid
agencies-type-other = Arall
agencies-type-board = Bwrdd Diogelu Rhanbarthol
agencies-teams = Timau
agencies-team = Tîm
agencies-teams-none = Nid oes tîm wedi’i ffurfio eto.
agencies-team-type = Ei ddiben
agencies-form-team-link = Ffurfio tîm
agencies-form-team-title = Ffurfio tîm
agencies-form-team-button = Ffurfio’r tîm
agencies-team-name-cy = Enw Cymraeg y tîm
agencies-team-name-en = Enw Saesneg y tîm
agencies-team-type-question = Beth yw diben y tîm?
agencies-team-type-missing = Dewiswch ddiben y tîm
agencies-team-duty_desk = Desg ddyletswydd
agencies-team-duty_desk-hint = Mae’n derbyn pryderon ac yn penderfynu arnynt. Daw ei haelodau’n weithwyr dyletswydd.
agencies-team-out_of_hours = Tîm y tu allan i oriau
agencies-team-out_of_hours-hint = Mae’n derbyn pryderon brys gyda’r nos, ar benwythnosau ac ar wyliau banc.
agencies-team-designated_desk = Desg y swyddog dynodedig
agencies-team-designated_desk-hint = Y ddesg gaeedig ar gyfer pryderon am rywun sy’n gweithio gyda phlant.
agencies-team-specialist = Tîm arbenigol
agencies-team-specialist-hint = Mae tîm heddlu o’r math hwn yn gweithio ar gamfanteisio ar draws y rhanbarth.
agencies-team-ordinary = Tîm arall
agencies-team-ordinary-hint = Nid yw’n dod â rôl gydag ef.
agencies-role-practitioner = Ymarferydd
agencies-role-practitioner-hint = Yn gweithio gyda phlant a theuluoedd; yn rhoi gwybod am bryderon ac yn ateb cwestiynau.
agencies-role-supervisor = Goruchwyliwr
agencies-role-supervisor-hint = Yn atebol am waith tîm ac yn gosod y rota.
agencies-role-duty_worker = Gweithiwr dyletswydd
agencies-role-designated_officer = Swyddog dynodedig
agencies-role-police_specialist = Arbenigwr heddlu
agencies-role-agency_administrator = Gweinyddwr asiantaeth
agencies-role-information_governance = Swyddog llywodraethu gwybodaeth
agencies-role-information_governance-hint = Yn cadw golwg ar bwy sy’n edrych ar beth, yn adolygu mynediad brys ac yn ateb ceisiadau am ddata personol.
agencies-role-caldicott_guardian = Gwarcheidwad Caldicott
agencies-role-caldicott_guardian-hint = Yn gweld sut mae gwybodaeth gyfrinachol yn cael ei defnyddio, heb weld unrhyw achos.
agencies-role-agency_administrator-hint = Yn rheoli pobl yr asiantaeth. Ni welir unrhyw achos drwy’r rôl hon.
agencies-role-system_administrator = Gweinyddwr system
agencies-role-system_administrator-hint = Yn cofrestru asiantaethau ac yn ffurfio timau. Ni welir unrhyw achos.
agencies-role = Rôl
agencies-role-missing = Dewiswch rôl
agencies-team-missing = Dewiswch dîm

# Pobl asiantaeth
agencies-people-title = Pobl
agencies-people-link = Pobl yr asiantaeth hon
agencies-people-found = Pobl a ganfuwyd: { $count }
agencies-name-part = Enw, neu ran ohono
agencies-standing = Statws
agencies-standing-any = Pawb
agencies-standing-invited = Wedi cael gwahoddiad
agencies-standing-active = Gweithredol
agencies-standing-left = Wedi gadael
agencies-filter = Dangos
agencies-search = Chwilio
agencies-signed-in-last = Mewngofnodi diwethaf
agencies-never = Erioed
agencies-name-erased = Enw wedi’i ddileu
agencies-told-invited = Mae’r gwahoddiad ar ei ffordd.
agencies-colleagues-title = Dod o hyd i gydweithiwr
agencies-colleagues-link = Dod o hyd i gydweithiwr mewn unrhyw asiantaeth
agencies-invite-link = Gwahodd rhywun
agencies-invite-title = Gwahodd rhywun
agencies-invite-intro = Byddant yn cael e-bost â dolen sy’n gweithio unwaith ac am saith diwrnod. Byddant yn dewis eu cyfrinair eu hunain ac yn gosod eu hap eu hunain.
agencies-invite-button = Anfon y gwahoddiad
agencies-person-name = Enw
agencies-person-name-hint = Fel y mae cydweithwyr yn ei ysgrifennu
agencies-person-name-missing = Rhowch enw’r person
agencies-person-email = Cyfeiriad e-bost gwaith
agencies-person-email-hint = Eu cyfeiriad eu hunain, nid un cyffredin
agencies-person-language = Ym mha iaith y byddai’n well ganddynt gael neges?
agencies-roles-question = Pa rolau a gânt?
agencies-roles-question-hint = Daw rolau eraill gyda thîm, fel gweithiwr dyletswydd gyda’r ddesg ddyletswydd.
agencies-teams-question = I ba dimau y maent yn perthyn?
agencies-from-question = O ba ddiwrnod ymlaen?
agencies-from-question-hint = Er enghraifft, 27 3 2027
agencies-day-wrong = Rhowch ddyddiad cyfan: diwrnod, mis a blwyddyn
agencies-invited = Gwahoddwyd
agencies-second-factor = Yr ail gam wedi’i osod
agencies-yes = Ydy
agencies-no = Nac ydy
agencies-held-back = Mewngofnodi
agencies-held-back-now = Wedi’i atal am ychydig ar ôl cynigion aflwyddiannus
agencies-first-day = Diwrnod cyntaf
agencies-last-day = Diwrnod olaf
agencies-no-end = Dim diwedd
agencies-held = Beth
agencies-roles-none = Ni roddwyd rolau.
agencies-member-of-none = Ddim yn perthyn i dîm.
agencies-changes = Newidiadau
agencies-changes-none = Ni ellir newid dim: mae’r person hwn wedi gadael.
agencies-change-nothing = Nid oes dim i ddewis ohono.
agencies-told-done = Gwnaed y newid.
agencies-until-question = Diwrnod olaf, os yw’n hysbys
agencies-until-question-hint = Gadewch yn wag os nad oes diwedd
agencies-reason = Rheswm
agencies-reason-sure = Sut y gwnaethoch yn siŵr pwy oedd yn gofyn?
agencies-reason-sure-hint = Er enghraifft, wyneb yn wyneb, neu drwy ffonio’n ôl ar rif yr ydych yn ei adnabod
agencies-reason-missing = Rhowch reswm
agencies-change-give-role = Rhoi rôl
agencies-change-give-role-intro = Mae’r rôl yn dal o’r diwrnod cyntaf hyd yr olaf, gan gynnwys y ddau.
agencies-change-give-role-button = Rhoi’r rôl
agencies-change-take-role = Cymryd rôl yn ôl
agencies-change-take-role-intro = Mae’r rôl yn dal hyd ddiwedd y diwrnod olaf.
agencies-change-take-role-button = Cymryd y rôl yn ôl
agencies-change-join-team = Ychwanegu at dîm
agencies-change-join-team-intro = Mae rhai timau’n dod â rôl gyda nhw.
agencies-change-join-team-button = Ychwanegu at y tîm
agencies-change-leave-team = Tynnu o dîm
agencies-change-leave-team-intro = Maent yn perthyn i’r tîm hyd ddiwedd y diwrnod olaf.
agencies-change-leave-team-button = Tynnu o’r tîm
agencies-change-leave = Nodi bod y person wedi gadael
agencies-change-leave-intro = Cânt eu hallgofnodi ym mhob man ar unwaith ac ni allant fewngofnodi eto. Mae’r hyn a wnaethant yn aros o dan eu henw.
agencies-change-leave-button = Nodi bod y person wedi gadael
agencies-change-unlock = Gadael i fewngofnodi eto ar unwaith
agencies-change-unlock-intro = Anghofir y cynigion aflwyddiannus. Mae’r cyfrinair yn aros fel y mae.
agencies-change-unlock-button = Gadael i fewngofnodi
agencies-change-end-sessions = Allgofnodi ym mhob man
agencies-change-end-sessions-intro = Cânt eu hallgofnodi ar bob dyfais ar unwaith, a chael llythyr. Gallant fewngofnodi eto.
agencies-change-end-sessions-button = Eu hallgofnodi
agencies-change-reset-second-factor = Mae’r ail gam ar goll
agencies-change-reset-second-factor-intro = Cânt eu hallgofnodi ym mhob man, a chael llythyr ar unwaith sy’n gadael iddynt wrthwynebu. Rai oriau wedyn byddant yn gosod ap newydd wrth fewngofnodi. Gwnewch yn siŵr mai nhw sy’n gofyn mewn gwirionedd. Nid oes angen hyn ar neb sydd â chod adfer.
agencies-change-reset-second-factor-button = Gadael iddynt ei osod o’r newydd
agencies-change-invite-again = Anfon y gwahoddiad eto
agencies-change-invite-again-intro = Bydd y ddolen gynharach yn peidio â gweithio.
agencies-change-invite-again-button = Anfon eto

# Hyfforddiant
agencies-training = Hyfforddiant
agencies-training-missing = Dim wedi’i gofnodi
agencies-training-current = Cyfredol
agencies-training-due-soon = Yn dod i ben cyn hir
agencies-training-lapsed = Wedi dod i ben
agencies-training-on = Diwethaf: { $day }
agencies-training-until = Yn cyfrif hyd at { $day }
agencies-training-missing-told = Nid oes hyfforddiant diogelu a rhannu gwybodaeth wedi’i gofnodi i chi. Mae rhai tudalennau ar gau hebddo. Gofynnwch i weinyddwr eich asiantaeth ei gofnodi.
agencies-training-due-soon-told = Daw eich hyfforddiant diogelu a rhannu gwybodaeth i ben cyn hir. Adnewyddwch ef mewn pryd: mae rhai tudalennau’n cau hebddo.
agencies-training-lapsed-told = Mae eich hyfforddiant diogelu a rhannu gwybodaeth wedi dod i ben. Bydd rhai tudalennau ar gau nes iddo gael ei adnewyddu a’i gofnodi.
agencies-training-question = Ar ba ddiwrnod yr oedd yr hyfforddiant?
agencies-training-question-hint = Er enghraifft, 27 3 2026
agencies-training-table-title = Cofnodi hyfforddiant o dabl
agencies-training-table-intro = Tabl (CSV neu XLSX) â phennawd, ac ym mhob rhes y cyfeiriad e-bost gwaith a diwrnod yr hyfforddiant diwethaf. Cofnodir pob rhes, neu ddim un.
agencies-training-table = Tabl hyfforddiant
agencies-training-table-missing = Dewiswch dabl
agencies-training-table-unreadable = Nid yw hwnnw’n dabl y gellir ei ddarllen, neu nid oes rhesi ynddo, neu mae mwy na 5,000
agencies-training-table-wrong = Ni chofnodwyd dim eto. Cywirwch y rhesi isod, yna anfonwch y tabl eto
agencies-training-row = Rhes { $row }: { $what }
agencies-training-row-address = nid oes cyfeiriad e-bost
agencies-training-row-unknown = nid oes gan neb yn yr asiantaeth hon y cyfeiriad hwn
agencies-training-row-day = nid oes diwrnod yn y ffurf gywir, fel 4/3/2026
agencies-training-row-future = mae’r diwrnod yn y dyfodol
agencies-training-row-own = rhaid i weinyddwr arall gofnodi eich hyfforddiant eich hun
agencies-told-trained = Hyfforddiant a gofnodwyd: { $count }
agencies-change-training = Cofnodi hyfforddiant
agencies-change-training-intro = Hyfforddiant diwethaf y person mewn diogelu a rhannu gwybodaeth. Mae rhai tudalennau ar gau i bobl heb hyfforddiant cyfredol.
agencies-change-training-button = Ei gofnodi
agencies-movement-training-recorded = Cofnodwyd hyfforddiant

# Ymuno, symud a gadael
agencies-movements-title = Ymuno, symud a gadael
agencies-movements-link = Ymuno, symud a gadael
agencies-movements-intro = Popeth a newidiodd pwy gaiff wneud beth, y diweddaraf yn gyntaf.
agencies-movements-none = Nid oes dim wedi newid eto.
agencies-movements-found = Llinellau: { $count }
agencies-movements-download = Lawrlwytho fel tabl (CSV)
agencies-movements-at = Cofnodwyd
agencies-movements-what = Beth
agencies-movements-days = Diwrnodau
agencies-movements-by = Gan
agencies-movement-of = { $what }: { $subject }
agencies-movement-days = { $from } – { $until }
agencies-movement-by-house = Wrth osod y system
agencies-movement-invited = Gwahoddwyd
agencies-movement-joined = Derbyniodd y gwahoddiad
agencies-movement-role-given = Rhoddwyd rôl
agencies-movement-role-taken = Cymerwyd rôl yn ôl
agencies-movement-team-joined = Ymunodd â thîm
agencies-movement-team-left = Gadawodd dîm
agencies-movement-left = Gadawodd yr asiantaeth
agencies-movement-second-factor-reset = Dywedwyd bod yr ail gam ar goll
agencies-movement-unlocked = Cafodd fewngofnodi eto

# Y rota
agencies-rota-title = Rota y tu allan i oriau
agencies-rota-link = Rota y tu allan i oriau
agencies-rota-intro = Pan fydd pryder brys yn aros, gelwir arnynt yn y drefn hon.
agencies-rota-none = Nid oes neb ar y rota.
agencies-rota-climb-told = Munudau heb ateb cyn galw ar yr un nesaf: { $minutes }
agencies-rota-change = Newid y rota
agencies-rota-change-intro = Dewiswch ar bwy y gelwir gyntaf, yn ail ac yn y blaen. Gadewch y lleoedd nad oes eu hangen arnoch.
agencies-rota-place = Safle { $place }
agencies-rota-nobody = Neb
agencies-rota-climb = Munudau heb ateb cyn galw ar yr un nesaf
agencies-rota-climb-hint = Rhwng 5 a 120
agencies-rota-climb-wrong = Rhowch nifer o funudau rhwng 5 a 120
agencies-rota-twice = Mae rhywun ar y rota ddwywaith
agencies-told-rota = Cadwyd y rota.

# Llythyrau
agencies-letter-invitation-subject = Gwahoddiad i Dolen
agencies-letter-invitation-body =
    Rydych wedi cael gwahoddiad i fewngofnodi i Dolen, lle mae asiantaethau’n cydweithio i amddiffyn plant.

    Derbyniwch y gwahoddiad yma:

    { $link }

    Mae’r ddolen yn gweithio unwaith ac am saith diwrnod. Os nad oeddech yn disgwyl hyn, peidiwch â gwneud dim.

    Gallwch ateb yn Gymraeg neu yn Saesneg. Nid yw ysgrifennu yn Gymraeg yn achosi oedi.
agencies-letter-newcomer-subject = Mae rhywun yn ymuno â thîm sy’n darllen pryderon
agencies-letter-newcomer-body =
    Mae gweinyddwr arall wedi gwahodd neu symud rhywun i dîm yn eich asiantaeth sy’n darllen pryderon am blant: desg ddyletswydd, desg y swyddog dynodedig neu dîm arbenigol.

    Edrychwch pwy ydyw, ac a yw hynny’n iawn:

    { $link }

    Os nad oeddech yn disgwyl hyn, siaradwch â’r gweinyddwyr eraill ar unwaith. Yn fwriadol, nid yw’r llythyr hwn yn enwi neb.

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-reset-subject = Cyfrinair newydd i Dolen
agencies-letter-reset-body =
    Gofynnodd rhywun am gyfrinair newydd i’r cyfeiriad hwn. Dewiswch ef yma:

    { $link }

    Mae’r ddolen yn gweithio unwaith ac am awr. Os nad chi oedd yn gofyn, peidiwch â gwneud dim: mae eich cyfrinair yn aros fel y mae.

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-password-changed-subject = Newidiwyd eich cyfrinair
agencies-letter-password-changed-body =
    Newidiwyd eich cyfrinair i Dolen. Os chi a’i newidiodd, peidiwch â gwneud dim.

    Os nad chi a’i newidiodd, dywedwch wrth weinyddwr eich asiantaeth ar unwaith. Eich cyfrif:

    { $link }

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-second-factor-reset-subject = Dywedwyd bod eich ail gam ar goll
agencies-letter-second-factor-reset-body =
    Dywedwyd wrth weinyddwr eich bod wedi colli ail gam eich mewngofnodi i Dolen. Cawsoch eich allgofnodi ym mhob man. Ymhen ychydig oriau gellir gosod ap newydd â’ch cyfrinair.

    Os na wnaethoch ofyn am hyn, neu os ydych wedi dod o hyd i’ch ap, cadwch ef fel y mae:

    { $link }

    Mae mewngofnodi ag ef yn ei gadw hefyd. Os nad chi oedd yn gofyn, dywedwch wrth weinyddwr eich asiantaeth ar unwaith.

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.

agencies-letter-passkey-added-subject = Ychwanegwyd allwedd mynediad
agencies-letter-passkey-added-body =
    Ychwanegwyd allwedd mynediad at eich cyfrif Dolen. Os chi a’i hychwanegodd, peidiwch â gwneud dim.

    Os nad chi a’i hychwanegodd, dywedwch wrth weinyddwr eich asiantaeth ar unwaith. Eich cyfrif:

    { $link }

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-new-device-subject = Mewngofnodi o borwr newydd
agencies-letter-new-device-body =
    Mewngofnododd rhywun i’ch cyfrif Dolen o borwr na chafodd ei ddefnyddio o’r blaen. Os chi oedd yno, peidiwch â gwneud dim.

    Os nad chi oedd yno, dewch â’r sesiwn i ben, newidiwch eich cyfrinair, a dywedwch wrth weinyddwr eich asiantaeth ar unwaith:

    { $link }

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-sessions-ended-subject = Cawsoch eich allgofnodi
agencies-letter-sessions-ended-body =
    Allgofnododd gweinyddwr chi o Dolen ar bob dyfais. Gallwch fewngofnodi eto.

    Os na wyddoch pam, gofynnwch i weinyddwr eich asiantaeth. Eich cyfrif:

    { $link }

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-second-factor-set-anew-subject = Gosodwyd eich ail gam o’r newydd
agencies-letter-second-factor-set-anew-body =
    Gosodwyd ail gam eich mewngofnodi i Dolen o’r newydd. Nid yw eich ap, eich codau adfer na’ch allweddi mynediad blaenorol yn gweithio mwyach.

    Os nad chi a wnaeth hyn, dywedwch wrth weinyddwr eich asiantaeth ar unwaith. Eich cyfrif:

    { $link }

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.

# Pam na ellid gwneud rhywbeth
declined-agencies-agency-known = Mae asiantaeth o’r enw hwn wedi’i chofrestru eisoes
declined-agencies-agency-unknown = Nid oes asiantaeth o’r fath
declined-agencies-team-known = Mae gan yr asiantaeth dîm o’r math hwn eisoes, ac un yn unig y gall ei gael
declined-agencies-team-elsewhere = Mae’r tîm yn perthyn i asiantaeth arall
declined-agencies-email-taken = Mae rhywun yn defnyddio’r cyfeiriad hwn eisoes. Os symudodd y person o asiantaeth arall, rhaid nodi yno yn gyntaf fod y person wedi gadael
declined-agencies-role-comes-with-team = Daw’r rôl hon gyda thîm: ychwanegwch y person at y tîm yn lle hynny
declined-agencies-role-not-yours = Dim ond gweinyddwr system all roi neu gymryd y rôl hon
declined-agencies-held-already = Mae hyn gan y person eisoes
declined-agencies-not-held = Nid yw hyn gan y person
declined-agencies-dates-crossed = Mae’r diwrnod olaf cyn y diwrnod cyntaf
declined-agencies-not-yourself = Ni all neb wneud hyn drosto’i hun: gofynnwch i weinyddwr arall
declined-agencies-last-administrator = Byddai’r asiantaeth heb weinyddwr. Penodwch un arall yn gyntaf
declined-agencies-has-left = Mae’r person wedi gadael
declined-agencies-has-joined = Mae’r person wedi derbyn y gwahoddiad eisoes
declined-agencies-not-joined = Nid yw’r person wedi derbyn y gwahoddiad eto
declined-agencies-not-yet = Mae’r diwrnod yn y dyfodol. Nodwch fod y person wedi gadael ar ei ddiwrnod olaf
declined-agencies-training-not-yet = Mae’r diwrnod yn y dyfodol
declined-agencies-no-second-factor = Nid oes ail gam i’w ddileu
declined-agencies-rota-unsound = Mae rhywun ar y rota ddwywaith, neu nid yw’n gweithio i’r asiantaeth mwyach

# Prawf
agencies-proof-title = Prawf na newidiwyd dim
agencies-proof-link = Prawf na newidiwyd dim
agencies-proof-intro = Mae popeth a gofnodir, a phob tro yr edrychir ar gofnod, yn dod yn gofnod yn y llyfr. Caiff y llyfr ei lofnodi dro ar ôl tro. Mae pob pwynt gwirio wedi’i lofnodi yn gwarantu pob cofnod hyd at hynny.
agencies-proof-none = Nid oes dim wedi’i lofnodi eto. Gwneir y pwynt gwirio cyntaf o fewn munud i’r cofnod cyntaf.
agencies-proof-entries = Cofnodion y mae’n eu gwarantu
agencies-proof-signed = Llofnodwyd
agencies-proof-key = Allwedd gyhoeddus
agencies-proof-download = Lawrlwytho’r pwynt gwirio
agencies-proof-keep = Cadwch y ffeil mewn man arall, lle na all neb sy’n rhedeg y system hon ei newid. Nid oes gwybodaeth bersonol ynddi. Os caiff cofnod ei newid, ei dynnu neu ei ychwanegu wedyn, bydd eich ffeil yn dangos hynny.
agencies-proof-check = I wirio, gofynnwch am y ffeil dystiolaeth a defnyddiwch dolen-verify, rhaglen fach ar wahân nad oes angen y system hon arni.
