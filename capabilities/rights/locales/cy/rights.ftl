# Pa mor hir y cedwir cofnodion, a sut y cânt eu dinistrio.
rights-retention-title = Cadw cofnodion
rights-retention-lead = Yr hyn y mae eich asiantaeth yn ei gadw ac y mae’n rhaid edrych arno eto. Nid oes dim yn cael ei ddileu ohono’i hun: mae rhywun yn penderfynu, mae ail berson yn cytuno, ac am dri deg diwrnod gellir ei dynnu yn ôl.
rights-holds-standing = { $count ->
    [zero] Nid oes gorchymyn cadw mewn grym.
    [one] Mae un gorchymyn cadw mewn grym. Ni ellir dinistrio dim oddi tano.
    [two] Mae { $count } orchymyn cadw mewn grym. Ni ellir dinistrio dim oddi tanynt.
    [few] Mae { $count } gorchymyn cadw mewn grym. Ni ellir dinistrio dim oddi tanynt.
    [many] Mae { $count } gorchymyn cadw mewn grym. Ni ellir dinistrio dim oddi tanynt.
   *[other] Mae { $count } gorchymyn cadw mewn grym. Ni ellir dinistrio dim oddi tanynt.
}
rights-due-title = I’w hadolygu
rights-due-none = Nid oes dim wedi cyrraedd diwedd ei gyfnod.
rights-what = Beth
rights-kind = Math
rights-class = Dosbarth
rights-due-on = Adolygu erbyn
rights-do = Gweithredu
rights-since = Cyfrif yr amser o
rights-thing-record = Cofnod am berson neu beth
rights-thing-concern = Pryder
rights-review-one = Adolygu: { $what }
rights-destructions-title = Dinistrio
rights-destructions-none = Nid oes cynnig i ddinistrio dim.
rights-destruction-one = { $what }, cynigiwyd { $day }
rights-proposed-on = Cynigiwyd
rights-state = Cyflwr
rights-state-proposed = Angen ail berson
rights-state-scheduled = Wedi’i drefnu
rights-state-refused = Gwrthodwyd
rights-state-called_off = Tynnwyd yn ôl
rights-state-destroyed = Dinistriwyd
rights-told-kept = Mae’r adolygiad wedi’i gofnodi. Edrychir arno eto ar y diwrnod a ddewisoch.
rights-told-released = Mae’r gorchymyn cadw wedi dod i ben.
rights-told-held = Mae’r gorchymyn cadw mewn grym.
rights-told-proposed = Mae’r cynnig wedi’i gofnodi. Rhaid i ail berson gytuno.
rights-told-scheduled = Mae wedi’i drefnu. Gellir ei dynnu yn ôl am dri deg diwrnod.
rights-told-refused = Gwrthodwyd dinistrio. Nid oes dim yn newid.
rights-told-called_off = Mae wedi’i dynnu yn ôl. Nid oes dim yn newid.
rights-told-destroyed = Mae wedi’i ddinistrio. Ni all neb ei ddarllen eto.
rights-told-set = Mae cyfnod eich asiantaeth eich hun wedi’i osod.
rights-find-title = Dod o hyd i rywbeth i’w adolygu
rights-find-lead = Dim ond yr hyn y mae eich asiantaeth eich hun yn ei gadw sydd i’w gael yma.
rights-find-words = Enw neu gyfeirnod
rights-find-button = Chwilio
rights-find-none = Ni chafwyd dim o dan y geiriau hyn.
rights-find-found = Cafwyd
rights-warning = Rhybudd
rights-choose = Dewiswch
rights-save = Cadw
rights-review-title = Adolygiad
rights-review-class = O dan ba ddosbarth y mae hwn?
rights-review-class-hint = Mae’r dosbarth yn dweud pa mor hir y cedwir ef fel arfer.
rights-review-outcome = Beth ddylai ddigwydd?
rights-review-outcome-missing = Dewiswch a yw’n cael ei gadw neu’n cael ei gynnig i’w ddinistrio
rights-review-keep = Ei gadw, ac edrych arno eto yn nes ymlaen
rights-review-again = Pryd edrychir arno eto?
rights-review-again-missing = Rhowch y diwrnod pan edrychir arno eto
rights-review-reason = Pam y mae’n cael ei gadw?
rights-review-destroy = Cynnig ei ddinistrio
rights-review-because = Pam y dylid ei ddinistrio?
rights-review-because-missing = Dewiswch pam y dylid ei ddinistrio
rights-review-note = Mwy am y rheswm, os oes angen
rights-review-note-hint = Mae’r nodyn hwn yn cael ei ddinistrio gydag ef.
rights-review-held = Mae gorchymyn cadw mewn grym. Gorchmynnwyd gan: { $who }. Ni ellir ei ddinistrio tra bydd y gorchymyn yn sefyll.
rights-because = Pam
rights-because-time_over = Mae ei amser ar ben ac nid oes dim o blaid ei gadw
rights-because-asked = Gofynnodd y person amdano ac nid oes sail i wrthod
rights-because-mistaken = Ni ddylai fod wedi’i gofnodi yma o gwbl
rights-because-duplicate = Mae’n cael ei gadw ddwywaith
rights-because-court = Gorchmynnodd llys hynny
rights-destruction-title = Dinistrio
rights-note = Nodyn
rights-by = { $who }, { $when }
rights-proposed = Cynigiwyd gan
rights-agreed = Cytunwyd gan
rights-refused = Gwrthodwyd gan
rights-called-off = Tynnwyd yn ôl gan
rights-destroyed = Dinistriwyd gan
rights-not-before = Nid cyn
rights-proof = Prawf
rights-proof-told = { $keys ->
    [zero] Ni ddinistriwyd allwedd, cofnod { $index } o’r llyfr cofnodion
    [one] Dinistriwyd un allwedd, cofnod { $index } o’r llyfr cofnodion
    [two] Dinistriwyd { $keys } allwedd, cofnod { $index } o’r llyfr cofnodion
    [few] Dinistriwyd { $keys } allwedd, cofnod { $index } o’r llyfr cofnodion
    [many] Dinistriwyd { $keys } allwedd, cofnod { $index } o’r llyfr cofnodion
   *[other] Dinistriwyd { $keys } allwedd, cofnod { $index } o’r llyfr cofnodion
}
rights-files = Ysgrifennwyd ffeiliau’r gronfa ddata o’r newydd
rights-files-soon = O fewn munudau
rights-second-needed = Chi a gynigiodd hyn, felly rhaid i rywun arall wrth eich desg gytuno. Gallwch ei dynnu yn ôl.
rights-agree-lead = Os cytunwch, gellir ei dynnu yn ôl o hyd am dri deg diwrnod. Wedyn mae gan rywun y gair olaf.
rights-scheduled-lead = Gellir ei ddarllen o hyd. Gellir ei dynnu yn ôl tan y diwrnod uchod. Wedyn mae gan rywun y gair olaf; nid oes dim yn digwydd ohono’i hun.
rights-last-word-lead = Ni ellir dadwneud hyn. Ni fydd neb yn gallu darllen yr hyn a ddywedwyd, mewn unrhyw dabl nac mewn unrhyw gopi wrth gefn.
rights-destroyed-lead = Ni all neb ddarllen yr hyn a ddywedwyd mwyach. Mae’r llyfr cofnodion yn dangos o hyd fod rhywbeth yno, a’i fod wedi’i ddinistrio.
rights-act-reason = Rheswm
rights-act-reason-hint = Mae ei angen i wrthod neu i dynnu yn ôl.
rights-act-agree = Cytuno
rights-act-refuse = Gwrthod
rights-act-call-off = Tynnu yn ôl
rights-act-last-word = Dinistrio am byth
rights-schedule-title = Amserlen gadw
rights-schedule-lead = Pa mor hir y cedwir pob dosbarth cyn i rywun edrych arno eto. Arfer cyffredin yn unig yw cyfnodau heb eu cadarnhau: gofynnwch i’ch swyddog diogelu data cyn dibynnu arnynt.
rights-schedule-change = Newid
rights-schedule-change-lead = Mae cyfnod eich asiantaeth eich hun yn cymryd lle’r un yn y catalog, i’ch asiantaeth chi yn unig.
rights-schedule-years = Blynyddoedd tan yr adolygiad
rights-schedule-source = O ble y daw’r cyfnod hwn?
rights-schedule-source-hint = Er enghraifft rhif a dyddiad amserlen eich asiantaeth eich hun.
rights-source-missing = Dywedwch o ble y daw’r cyfnod hwn
rights-period = Cyfnod
rights-source = Ffynhonnell
rights-standing-confirmed = Cadarnhawyd
rights-standing-local = Gosodwyd yn lleol
rights-standing-unconfirmed = Heb ei gadarnhau
rights-years-birth = { $count ->
    [zero] Dim blynyddoedd o’r geni
    [one] Un flwyddyn o’r geni
    [two] { $count } flynedd o’r geni
    [few] { $count } blynedd o’r geni
    [many] { $count } blynedd o’r geni
   *[other] { $count } mlynedd o’r geni
}
rights-years-closure = { $count ->
    [zero] Dim blynyddoedd ar ôl cau’r achos
    [one] Un flwyddyn ar ôl cau’r achos
    [two] { $count } flynedd ar ôl cau’r achos
    [few] { $count } blynedd ar ôl cau’r achos
    [many] { $count } blynedd ar ôl cau’r achos
   *[other] { $count } mlynedd ar ôl cau’r achos
}
rights-years-decision = { $count ->
    [zero] Dim blynyddoedd ar ôl y penderfyniad
    [one] Un flwyddyn ar ôl y penderfyniad
    [two] { $count } flynedd ar ôl y penderfyniad
    [few] { $count } blynedd ar ôl y penderfyniad
    [many] { $count } blynedd ar ôl y penderfyniad
   *[other] { $count } mlynedd ar ôl y penderfyniad
}
rights-years-change = { $count ->
    [zero] Dim blynyddoedd ar ôl y newid olaf
    [one] Un flwyddyn ar ôl y newid olaf
    [two] { $count } flynedd ar ôl y newid olaf
    [few] { $count } blynedd ar ôl y newid olaf
    [many] { $count } blynedd ar ôl y newid olaf
   *[other] { $count } mlynedd ar ôl y newid olaf
}
rights-years-order = { $count ->
    [zero] Dim blynyddoedd ar ôl y gorchymyn
    [one] Un flwyddyn ar ôl y gorchymyn
    [two] { $count } flynedd ar ôl y gorchymyn
    [few] { $count } blynedd ar ôl y gorchymyn
    [many] { $count } blynedd ar ôl y gorchymyn
   *[other] { $count } mlynedd ar ôl y gorchymyn
}
rights-years-last_contact = { $count ->
    [zero] Dim blynyddoedd ar ôl y cyswllt olaf
    [one] Un flwyddyn ar ôl y cyswllt olaf
    [two] { $count } flynedd ar ôl y cyswllt olaf
    [few] { $count } blynedd ar ôl y cyswllt olaf
    [many] { $count } blynedd ar ôl y cyswllt olaf
   *[other] { $count } mlynedd ar ôl y cyswllt olaf
}
rights-holds-title = Gorchmynion cadw
rights-holds-lead = Tra bydd gorchymyn cadw’n sefyll ni ellir dinistrio dim oddi tano, beth bynnag yw ei gyfnod.
rights-holds-none = Nid oes gorchymyn cadw.
rights-hold-new = Gosod gorchymyn cadw
rights-hold-covers = Beth sydd oddi tano
rights-hold-ordered = Pwy a’i gorchmynnodd?
rights-hold-ordered-hint = Er enghraifft ymchwiliad, llys neu bennaeth y gwasanaethau cyfreithiol.
rights-hold-ordered-missing = Dywedwch pwy a’i gorchmynnodd
rights-hold-until = Tan
rights-hold-no-end = Heb ddiwedd
rights-hold-stands = Mewn grym
rights-hold-ended = Wedi dod i ben
rights-hold-own = eich asiantaeth
rights-hold-everywhere = y bartneriaeth gyfan
rights-hold-release = Dod â’r gorchymyn i ben
rights-hold-release-lead = Gellir dinistrio’r hyn oedd oddi tano eto, unwaith y bydd dau berson yn cytuno.
rights-hold-release-reason = Pam y daw i ben?
rights-hold-lead = Daw gorchymyn cadw i rym ar unwaith.
rights-hold-scope = Beth sydd oddi tano?
rights-hold-scope-missing = Dewiswch beth sydd oddi tano
rights-hold-reason = Pam?
rights-hold-until-question = Tan pryd? Gadewch yn wag os nad oes diwedd.
rights-hold-until-wrong = Nid dyddiad yw hwn
rights-hold-set = Gosod y gorchymyn cadw
rights-hold-everywhere-question = Pwy sydd wedi’i rwymo ganddo?
rights-hold-everywhere-choice = Y bartneriaeth gyfan
rights-scope-everything = Popeth
rights-scope-class = Un dosbarth
rights-scope-thing = Un cofnod neu bryder
declined-rights-ended = Daeth hyn i ben o’r blaen
declined-rights-not-scheduled = Nid oes neb wedi cytuno i hyn eto, neu daeth i ben
declined-rights-too-early = Nid yw’r tri deg diwrnod ar ben eto
declined-rights-not-proposed = Nid yw hyn yn aros am ail berson mwyach
declined-rights-second-person = Chi eich hun a gynigiodd hyn: rhaid i rywun arall benderfynu
declined-rights-held = Mae gorchymyn cadw mewn grym dros hwn, felly ni ellir ei ddinistrio
declined-rights-again-past = Rhaid i’r diwrnod fod yn y dyfodol
declined-rights-years = Rhowch nifer o flynyddoedd o 1 i 150
declined-rights-class = Dewiswch ddosbarth
declined-rights-reason = Rhowch reswm
declined-rights-hold-what = Dewiswch y dosbarth sydd oddi tano
declined-rights-released = Daeth y gorchymyn cadw hwn i ben o’r blaen
declined-rights-proposed-before = Mae cynnig eisoes i’w ddinistrio

# Ceisiadau am yr hyn a gedwir am rywun.
rights-requests-title = Ceisiadau am fynediad
rights-requests-lead = Caiff unrhyw un ofyn beth y mae eich asiantaeth yn ei gadw amdano, mewn unrhyw ffordd a heb roi rheswm. Rhaid ateb o fewn mis i’r cais.
rights-requests-none = Nid oes neb wedi gofyn eto.
rights-request-new = Cofnodi cais
rights-request-new-lead = Gall cais fod ar lafar, a gall unrhyw un sy’n gweithio i’ch asiantaeth ei dderbyn. Mae’n cyfrif o’r diwrnod y’i gwnaed.
rights-request-title = Cais am fynediad
rights-request-who = Pwy sy’n gofyn
rights-request-received = Daeth ar
rights-request-due = Ateb erbyn
rights-request-stopped = Mae’r cloc wedi’i stopio
rights-overdue = Hwyr
rights-erased = Dilëwyd
rights-request-open = Ar y gweill
rights-request-paused = Cloc wedi’i stopio
rights-request-to_check = Angen ail berson
rights-request-checked = Gwiriwyd
rights-request-sent = Trosglwyddwyd
rights-request-refused = Gwrthodwyd
rights-request-told-written = Mae’r cais wedi’i gofnodi. Yn gyntaf gwnewch yn siŵr pwy sy’n gofyn.
rights-request-told-done = Mae wedi’i gofnodi.
rights-request-told-gathered = Mae wedi’i gasglu. Ewch drwy bob darn: cynigion yw’r bylchau a nodwyd.
rights-request-name = Enw’r person sy’n gofyn
rights-request-name-missing = Rhowch enw’r person sy’n gofyn
rights-request-by = Pwy sy’n gofyn?
rights-request-by-missing = Dewiswch pwy sy’n gofyn
rights-by-themselves = Y person ei hun
rights-by-themselves-hint = Caiff plentyn ofyn hefyd, cyn gynted ag y mae’n deall beth mae’n ei olygu.
rights-by-parent = Rhywun â chyfrifoldeb rhiant, dros blentyn
rights-by-parent-hint = Nid oes dim yn cael ei drosglwyddo na fyddai er lles pennaf y plentyn.
rights-by-representative = Rhywun arall y gofynnodd y person iddo
rights-request-contact = Sut gellir cysylltu â nhw’n ddiogel?
rights-request-asked-for = Beth maen nhw’n gofyn amdano?
rights-reach = Sut i gysylltu â nhw
rights-request-wanted = Beth maen nhw’n gofyn amdano
rights-request-how = Sut daeth y cais?
rights-request-how-missing = Dewiswch sut daeth y cais
rights-how-spoken = Ar lafar
rights-how-letter = Drwy lythyr
rights-how-email = Drwy e-bost
rights-how-other = Ffordd arall
rights-request-received-on = Ar ba ddiwrnod y daeth?
rights-request-received-missing = Rhowch y diwrnod y daeth
rights-request-identity = Pwy sy’n gofyn
rights-request-verified = Mae’n sicr pwy sy’n gofyn
rights-request-not-verified = Ddim yn sicr eto
rights-request-reason = Beth sydd i’w gofnodi
rights-request-reason-hint = Sut y gwnaethoch yn siŵr pwy sy’n gofyn; neu pam y mae angen mwy o amser, pam y mae’n mynd yn ôl, neu pam y mae’n cael ei wrthod. Gall y person ei ddarllen.
rights-request-act-verify = Mae’n sicr pwy sy’n gofyn
rights-request-act-pause_identity = Stopio’r cloc: ddim yn sicr pwy sy’n gofyn
rights-request-act-pause_clarification = Stopio’r cloc: ddim yn glir beth a ofynnir
rights-request-act-resume = Dechrau’r cloc eto
rights-request-act-extend = Cymryd dau fis arall
rights-request-act-hand_on = Rhoi ymlaen i ail berson
rights-request-act-check = Rwy’n cytuno â phob bwlch
rights-request-act-send_back = Anfon yn ôl
rights-request-act-refuse = Gwrthod
rights-gather-title = Casglu’r hyn a gedwir
rights-gather-again = Casglu eto
rights-gather-lead = Dewiswch y cofnodion a’r pryderon sydd am y person hwn. Dim ond yr hyn y mae eich asiantaeth eich hun yn ei gadw sydd i’w gael. Mae popeth a ddewisir yn cael ei gasglu fesul darn.
rights-gather-things = Beth sydd am y person hwn?
rights-gather-missing = Dewiswch o leiaf un cofnod neu bryder
rights-gather-button = Casglu
rights-pieces-title = Yr hyn a gedwir
rights-pieces-lead = Rhaid i berson fynd drwy bob darn. Mae bwlch bob amser yn cael ei ddangos gyda’i reswm.
rights-piece-one = { $number }. { $what }
rights-piece-of = Darn { $number } o { $count }
rights-piece-done = Aed drwyddo
rights-piece-open = I fynd drwyddo
rights-gaps-title = Gadawyd allan
rights-gaps-none = Dim
rights-gaps = { $count ->
    [zero] Dim un man
    [one] Un man
    [two] { $count } fan
    [few] { $count } man
    [many] { $count } man
   *[other] { $count } man
}
rights-piece-record = Cofnod
rights-piece-record-changed = Cofnod, fel y’i newidiwyd
rights-piece-account = Yr hyn a ddywedwyd
rights-piece-reporter = Pwy a’i dywedodd
rights-piece-mention = Person neu beth a enwyd
rights-piece-mention-other = Rhywun arall a enwyd
rights-piece-named = Pwy a enwyd
rights-piece-reason = Rheswm dros gam
rights-piece-decision = Rheswm dros y penderfyniad
rights-piece-question = Cwestiwn
rights-piece-reply = Ateb i gwestiwn
rights-piece-answer = Ateb i’r sawl a’i dywedodd
rights-piece-number = Darn
rights-piece-day = Cofnodwyd
rights-piece-source = Dywedwyd gan
rights-piece-text = Beth mae’n ei ddweud
rights-source-public = Rhywun heb gyfrif
rights-piece-handed = Fel y’i trosglwyddir
rights-piece-whole-text = Heb fylchau
rights-piece-gaps = Beth sy’n cael ei adael allan?
rights-piece-gaps-hint = Tynnwch y tic i’w drosglwyddo.
rights-piece-phrases = Geiriau eraill i’w gadael allan
rights-piece-phrases-hint = Un gair neu ymadrodd ar bob llinell. Gadewir allan bob man lle mae’n sefyll.
rights-piece-phrase-missing = Nid yw’r geiriau hyn yn y darn hwn
rights-piece-whole = A yw’r cyfan yn cael ei adael allan?
rights-piece-whole-choice = Gadael y darn cyfan allan
rights-piece-why = Pam?
rights-piece-why-missing = Dewiswch pam y mae’n cael ei adael allan
rights-piece-next = Cadw a mynd ymlaen
rights-gap-number = Bwlch
rights-gap-reason = Rheswm
rights-gap-by-rule = cynnig gan reol
rights-gap-by-person = nodwyd gan berson
rights-gap-third_party = gadawyd allan: am berson arall
rights-gap-source = gadawyd allan: byddai’n dangos pwy a’i dywedodd
rights-gap-serious_harm = gadawyd allan: gallai niweidio iechyd rhywun yn ddifrifol
rights-gap-crime = gadawyd allan: byddai’n rhwystro atal neu ymchwilio i drosedd
rights-gap-best_interests = gadawyd allan: nid er lles pennaf y plentyn
rights-gap-legal = gadawyd allan: cyngor cyfreithiol
rights-answer-ready = Mae ail berson wedi gwirio pob bwlch. Nid yw’r hyn a adawyd allan yn y ffeil.
rights-answer-fetch = Nôl yr ateb
rights-answer-title = Yr hyn rydym yn ei gadw amdanoch
rights-answer-lead = Dyma’r hyn rydym yn ei gadw amdanoch. Lle mae rhywbeth wedi’i adael allan, mae’n dweud hynny, gyda’r rheswm.
rights-answer-complain = Gallwch ofyn i ni edrych ar hyn eto. Gallwch hefyd gwyno wrth y Comisiynydd Gwybodaeth, yn ico.org.uk neu drwy ffonio 0303 123 1113.
declined-rights-request-future = Ni all y diwrnod y daeth fod yn y dyfodol
declined-rights-request-paused = Mae’r cloc wedi’i stopio: dechreuwch ef eto yn gyntaf
declined-rights-request-not-open = Nid yw’r cais hwn ar y gweill mwyach
declined-rights-request-no-more-time = Ni ellir cymryd mwy o amser
declined-rights-request-identity = Yn gyntaf gwnewch yn siŵr pwy sy’n gofyn
declined-rights-request-no-piece = Nid oes darn o’r fath
declined-rights-request-pieces-left = Ewch drwy bob darn yn gyntaf
declined-rights-request-not-to-check = Nid yw hwn yn aros am ail berson
declined-rights-request-second-person = Rydych chi eich hun wedi gweithio ar y cais hwn: rhaid i rywun arall ei wirio
declined-rights-request-not-checked = Rhaid i ail berson ei wirio yn gyntaf
declined-rights-request-nothing = Nid oes dim darllenadwy yn cael ei gadw yn yr hyn a ddewisoch

# Cywiriadau, gwrthwynebiadau a chwynion
rights-matters-title = Cywiriadau, gwrthwynebiadau a chwynion
rights-matters-lead = Gall unrhyw un ddweud bod yr hyn y mae eich asiantaeth yn ei gadw amdanynt yn anghywir, na ddylid ei ddefnyddio, neu fod rhywbeth wedi’i wneud o’i le ag ef. Gallant ei ddweud mewn unrhyw ffordd, wrth unrhyw un sy’n gweithio yma.
rights-matters-none = Nid oes neb wedi dweud dim eto.
rights-matter-new = Cofnodi’r hyn a ddywedwyd
rights-matter-new-lead = Ysgrifennwch ef fel y mae’r person yn ei ddweud. Mae gan bob un o’r rhain ei gloc ei hun mewn cyfraith, sy’n dechrau ar y diwrnod y’i dywedwyd.
rights-matter-about = Ynghylch: { $what }
rights-matter-about-hint = Os yw’n ymwneud ag un cofnod neu bryder, chwiliwch amdano’n gyntaf o dan Cadw cofnodion a dewis “Cofnodi anghydfod”. Yna gall datganiad y person ei hun sefyll wrth ei ochr.
rights-matter-about-what = Ynghylch
rights-matter-which = Beth maen nhw ei eisiau?
rights-matter-missing = Dewiswch beth maen nhw ei eisiau
rights-matter-rectification = Cywiriad
rights-matter-rectification-hint = Mae’r hyn a gedwir yn anghywir neu’n anghyflawn.
rights-matter-objection = Gwrthwynebiad
rights-matter-objection-hint = Nid yw i’w ddefnyddio, am reswm sy’n ymwneud â’u sefyllfa nhw.
rights-matter-restriction = Cyfyngiad
rights-matter-restriction-hint = Mae i’w gadw heb ei ddefnyddio tra bydd rhywbeth arall yn cael ei setlo.
rights-matter-complaint = Cwyn
rights-matter-complaint-hint = Gwnaed rhywbeth o’i le â’r hyn a gedwir amdanynt.
rights-matter-said = Beth maen nhw’n ei ddweud, yn eu geiriau eu hunain?
rights-matter-said-missing = Ysgrifennwch beth maen nhw’n ei ddweud
rights-matter-name = Enw’r person, os rhoddir un
rights-matter-no-name = Dim enw
rights-matter-by = Pwy sy’n ei ddweud?
rights-matter-by-missing = Dewiswch pwy sy’n ei ddweud
rights-matter-how = Sut daeth?
rights-matter-how-missing = Dewiswch sut daeth
rights-matter-who = Pwy
rights-matter-words = Yn eu geiriau nhw
rights-matter-next = Nesaf
rights-matter-due-acknowledge = Dweud ei fod wedi dod, erbyn { $when }
rights-matter-due-answer = Ateb erbyn { $when }
rights-matter-due-soon = Ateb heb oedi gormodol
rights-matter-ended = { $outcome }, { $when }
rights-matter-acknowledged-on = Dywedwyd wrthynt ei fod wedi dod ar
rights-matter-told-written = Mae wedi’i gofnodi.
rights-matter-told-done = Mae wedi’i gofnodi.
rights-matter-reason = Beth sydd i’w ysgrifennu
rights-matter-reason-hint = Yr ateb fel y bydd y person yn ei ddarllen; eu datganiad eu hunain; neu pam mae angen mwy o amser. Mae ateb sy’n dweud na yn enwi ble y gallant gwyno nesaf: wrth y Comisiynydd Gwybodaeth, ac mewn llys.
rights-matter-act-acknowledge = Dywedwyd wrthynt ei fod wedi dod
rights-matter-act-answer = Rhoddwyd yr ateb hwn iddynt
rights-matter-act-note = Rhoi eu datganiad wrth ochr y cofnod
rights-matter-act-end_note = Tynnu eu datganiad ymaith
rights-matter-act-extend = Cymryd dau fis arall
rights-matter-act-recipients_told = Dywedwyd wrth bawb a oedd wedi’i dderbyn
rights-outcome = Beth ddaeth ohono
rights-outcome-why = Fel y dywedwyd wrth y person
rights-outcome-which = Beth ddaeth ohono?
rights-outcome-missing = Dewiswch beth ddaeth ohono
rights-outcome-upheld = Gwnaed fel y gofynnwyd
rights-outcome-partly_upheld = Gwnaed yn rhannol
rights-outcome-not_upheld = Nis gwnaed
rights-dispute = Eu datganiad
rights-received-title = Pwy sydd wedi’i dderbyn
rights-received-none = Ni rannwyd dim o’r cofnod hwn ag asiantaeth arall drwy’r system hon.
rights-received-what = Pan gaiff rhywbeth ei gywiro, dywedir wrth bob un ohonynt, oni bai bod hynny’n amhosibl.
rights-received-told = Dywedwyd wrthynt.
rights-received-line = { $agency }, ddiwethaf ar { $when }
rights-dispute-stands = Yn sefyll wrth ochr yr hyn a gedwir
rights-dispute-panel = Mewn anghydfod
rights-dispute-since = Mae’r hyn a ysgrifennwyd yma mewn anghydfod ers { $when }. Mae’r person yn dweud:
rights-find-more = Anghydfod
rights-find-dispute = Cofnodi anghydfod
declined-rights-matter-answered = Mae hwn wedi’i ateb
declined-rights-matter-acknowledged = Dywedwyd wrthynt o’r blaen
declined-rights-matter-about-nothing = Nid yw hwn yn ymwneud ag un cofnod: nid oes dim i ddatganiad sefyll wrth ei ochr
declined-rights-matter-noted = Mae eu datganiad yno eisoes
declined-rights-matter-not-noted = Nid oes datganiad ganddynt yno
declined-rights-matter-told = Cofnodwyd hyn o’r blaen
