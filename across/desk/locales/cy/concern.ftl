# Un pryder: ei dudalen a phopeth a wneir yn ei gylch.

concern-title-unnamed = Pryder am blentyn na roddwyd ei enw
concern-standing = { $place }. Codwyd { $when }: { $by }. Ar y ddesg hon: { $desk }
concern-warning = Rhybudd
concern-choose = Dewiswch
concern-cancel = Yn ôl at y pryder heb gadw
concern-or = neu
concern-yes = Caniateir
concern-no = Ni chaniateir
concern-reason = Pam
concern-in-welsh = Yn Gymraeg y gwnaed yr adroddiad, felly ysgrifennwch yn Gymraeg.
concern-in-english = Yn Saesneg y gwnaed yr adroddiad, felly ysgrifennwch yn Saesneg.
concern-view-only = Rydych yn gweld y pryder hwn er mwyn y darlun cyfredol. Y ddesg y mae arni sy’n gweithio arno.
concern-team-of = { $agency }: { $team }

concern-next-held = Daeth yr adroddiad hwn gyda llawer o rai eraill o un lle, a chafodd ei ddal yn ôl. Darllenwch ef, a gadewch ef drwodd os yw o ddifrif.
concern-next-take = Nid oes neb wedi cymryd y pryder hwn eto. Bydd pwy bynnag sy’n ei gymryd yn gofalu bod penderfyniad yn cael ei wneud ac ateb yn cael ei anfon.
concern-next-theirs = Mae’r pryder hwn gan gydweithiwr: { $name }. Gallwch ei ddarllen a helpu, a gall y cydweithiwr neu oruchwyliwr ei drosglwyddo.
concern-next-match = Penderfynwch pwy a beth a grybwyllwyd: cysylltwch gofnod, ychwanegwch un newydd, neu gadewch ef yn agored.
concern-next-decide = Penderfynwch beth sy’n dilyn. Mae rheswm i bob penderfyniad.
concern-next-answer = Gwnaed penderfyniad. Mae’r sawl a roddodd wybod yn aros am ateb.
concern-next-disputed = Mae’r gweithiwr proffesiynol a’i cododd yn anghytuno â’r penderfyniad. Chi sy’n ateb hyn.
concern-next-disputed-wait = Mae’r gweithiwr proffesiynol a’i cododd yn anghytuno â’r penderfyniad. Goruchwyliwr sy’n ateb hyn.
concern-next-done = Gwnaed penderfyniad ac anfonwyd ateb. Nid oes dim mwy i’w wneud. Gallwch ofyn ac ysgrifennu o hyd.

concern-do-take = Cymryd y pryder hwn
concern-do-release = Ei adael drwodd
concern-do-match = Penderfynu pwy neu beth yw hwn
concern-do-decide = Penderfynu beth sy’n dilyn
concern-do-answer = Ysgrifennu ateb
concern-do-ask = Gofyn cwestiwn
concern-do-hand-over = Trosglwyddo i gydweithiwr
concern-do-urgency = Nodi pa mor frys ydyw
concern-do-move = Symud i ddesg arall
concern-do-about-staff = Mae am rywun sy’n gweithio gyda phlant
concern-do-confirm = Ychwanegu’r cadarnhad ysgrifenedig
concern-do-escalation = Ateb yr anghytundeb
concern-actions-title = Beth allwch chi ei wneud
concern-owner-title = Gan bwy mae
concern-owner-you = Chi
concern-clocks-title = Erbyn pryd

concern-done-taken = Rydych wedi cymryd y pryder hwn.
concern-done-taken-by-other = Bu cydweithiwr yn gynt ac mae wedi cymryd y pryder hwn.
concern-done-released = Gadawyd yr adroddiad drwodd ac mae ar y rhestr agored.
concern-done-handed-over = Trosglwyddwyd y pryder.
concern-done-moved = Symudwyd y pryder i’r ddesg arall.
concern-done-about-staff = Mae’r pryder ar ddesg gaeedig swyddog dynodedig erbyn hyn. Efallai na fyddwch yn gallu ei weld mwyach.
concern-done-urgency = Nodwyd pa mor frys ydyw.
concern-done-asked = Gofynnwyd y cwestiwn.
concern-done-linked = Cysylltwyd y cofnod.
concern-done-added = Gwnaed cofnod newydd a’i gysylltu.
concern-done-left-open = Fe’i gadawyd yn agored.
concern-done-undone = Dadwnaed y cyswllt.
concern-done-decided = Cofnodwyd y penderfyniad. Nawr ysgrifennwch at y sawl a roddodd wybod.
concern-done-answered = Anfonwyd yr ateb.
concern-done-escalation-answered = Atebwyd yr anghytundeb.

concern-told-title = Yr hyn a ddywedwyd
concern-told-in-welsh = Yn Gymraeg y’i dywedwyd, ac fe’i dangosir fel yr ysgrifennwyd ef.
concern-told-in-english = Yn Saesneg y’i dywedwyd, ac fe’i dangosir fel yr ysgrifennwyd ef.
concern-told-own-words = Geiriau’r plentyn ei hun
concern-told-what = Beth ddigwyddodd neu beth sy’n peri pryder
concern-told-when = Pryd
concern-told-place = Ble
concern-told-person-of-concern = Pwy sy’n peri pryder
concern-told-vehicles = Cerbydau
concern-told-online = Ar-lein
concern-told-harms = Niwed a amheuir
concern-told-worker-safety = Diogelwch gweithwyr
concern-told-wishes = Beth yr hoffent iddo ddigwydd
concern-told-who-else-knows = Pwy arall sy’n gwybod
concern-told-already-done = Beth sydd wedi’i wneud yn barod
concern-told-history = Beth oedd yn hysbys cynt
concern-told-household = Pwy sydd gartref
concern-told-analysis = Beth mae’n ei olygu i’r plentyn
concern-told-awareness = A yw’r plentyn a’r rhieni’n gwybod am yr adroddiad
concern-told-consent = Pam na ofynnwyd am ganiatâd
concern-confirmed-title = Ychwanegwyd yn ysgrifenedig
concern-confirmed-by = Dyma’r adroddiad ysgrifenedig: [{ $reference }]({ $url }).
concern-confirms = Mae hwn yn cadarnhau’n ysgrifenedig yr adroddiad ffôn hwn: [{ $reference }]({ $url }).

concern-mentions-title = Pwy a beth a grybwyllwyd
concern-mentions-none = Nid oes neb na dim wedi’i enwi ar wahân i’r geiriau uchod.
concern-mention-title = { $kind }: { $label }
concern-mention-nothing = Ni ddywedwyd dim mwy
concern-mention-match = Penderfynu pwy neu beth yw hwn
concern-mention-undo = Dadwneud
concern-mention-more = Rhagor
concern-mention-more-words = Popeth arall a ddywedwyd
concern-mention-given-names = Enwau cyntaf
concern-mention-family-name = Cyfenw
concern-mention-known-as = Enw arall
concern-mention-date-of-birth = Dyddiad geni
concern-mention-age = Oed
concern-mention-gender = Rhywedd
concern-mention-description = Disgrifiad
concern-mention-address = Cyfeiriad
concern-mention-postcode = Cod post
concern-mention-phone = Ffôn
concern-mention-school = Ysgol neu goleg
concern-mention-first-language = Iaith gyntaf
concern-mention-language-of-choice = Dewis iaith
concern-mention-communication-needs = Anghenion cyfathrebu
concern-mention-additional-needs = Anabledd neu anghenion dysgu ychwanegol
concern-mention-ethnicity = Ethnigrwydd
concern-mention-religion = Crefydd
concern-mention-nhs-number = Rhif GIG
concern-mention-upn = Rhif unigryw disgybl
concern-mention-status = Yn derbyn gofal neu ar gofrestr
concern-mention-plate = Rhif cofrestru
concern-mention-handle = Cyfrif
concern-matched = Penderfynwyd
concern-matched-linked = Wedi’i gysylltu â chofnod
concern-matched-new = Gwnaed cofnod newydd
concern-matched-left-open = Wedi’i adael yn agored
concern-possible = Cofnodion tebyg
concern-possible-none = Nid oes cofnod yn dod yn agos at yr hyn a ddywedwyd.

concern-match-title = Pwy neu beth yw hwn?
concern-match-told = Fel y’i dywedwyd
concern-match-on-record = Fel y mae ar gofnod
concern-match-beside = Cymharu: { $name }
concern-match-why = Pam y cynigir y rhain
concern-match-question = Eich dewis
concern-match-question-hint = Cynigion yw’r rhain. Chi sy’n penderfynu, a gellir ei ddadwneud.
concern-match-new = Rhywun neu rywbeth newydd
concern-match-new-hint = Gwneir cofnod eich asiantaeth o’r hyn a ddywedwyd.
concern-match-open = Ei adael yn agored
concern-match-open-hint = Nid oes digon yn hysbys. Gallwch ddod yn ôl ato.
concern-match-none = Nid oes cofnod yn dod yn agos at yr hyn a ddywedwyd.
concern-match-no-search = Nid yw eich rôl yn chwilio drwy gofnodion, felly ni ddangosir cofnodion tebyg.
concern-match-reason = Pam
concern-match-reason-hint = Beth a’ch gwnaeth yn sicr, neu beth sydd ar goll.
concern-match-button = Cadw
concern-undo-title = Dadwneud y cyswllt
concern-undo-reason = Pam
concern-undo-reason-hint = Mae’r penderfyniad cynharach yn aros yn yr hanes.
concern-undo-button = Dadwneud

concern-reporter-title = Pwy roddodd wybod
concern-reporter-who = Codwyd gan
concern-reporter-name = Enw
concern-reporter-role = Rôl, neu berthynas â’r plentyn
concern-reporter-organisation = Sefydliad
concern-reporter-phone = Ffôn
concern-reporter-email = E-bost
concern-reporter-safe = Ffordd ac amser diogel
concern-reporter-message = Gadael neges
concern-reporter-consulted = Ymgynghorwyd cynt
concern-reporter-communication = Cymorth i gyfathrebu
concern-reporter-reach = A ellir gofyn?
concern-reporter-reachable = Gellir, yma: byddant yn gweld cwestiynau ac atebion pan ddônt yn ôl.
concern-reporter-unreachable = Ni ellir yma. Defnyddiwch y ffyrdd uchod, os oes rhai.
concern-reporter-language = Iaith
concern-reporter-withheld = Cadwch enw’r person hwn rhag y teulu.
concern-history-title = Beth sydd wedi digwydd

concern-stale-title = Cadwodd rhywun newid tra oeddech yn ysgrifennu
concern-stale = Ni chafodd dim ei drosysgrifo, ac nid yw eich newidiadau chi wedi’u cadw eto. Mae’r hyn a ysgrifennwyd gennych yn dal isod. Darllenwch beth sydd wedi newid, yna cadwch eto os yw’n dal yn wir.
concern-stale-since = Wedi newid ers i chi agor y dudalen
concern-stale-see = Gweld y pryder cyfan

concern-hand-over-title = Trosglwyddo i gydweithiwr
concern-hand-over-to = I bwy
concern-hand-over-reason = Pam, a beth mae angen iddynt ei wybod
concern-hand-over-button = Trosglwyddo

concern-move-title = Symud i ddesg arall
concern-move-to = Pa ddesg
concern-move-to-hint = Y ddesg lle digwyddodd y niwed. Os yw am rywun sy’n gweithio gyda phlant, peidiwch â’i symud: nodwch hynny ar dudalen y pryder, a bydd yn mynd i’r ddesg gaeedig.
concern-move-reason = Pam
concern-move-button = Symud

concern-about-staff-title = Mae am rywun sy’n gweithio gyda phlant
concern-about-staff-what = Ar gyfer unrhyw un sy’n gweithio neu’n gwirfoddoli gyda phlant: yn yr asiantaeth hon, mewn un arall, neu yn unrhyw le arall. Y swyddog dynodedig sy’n delio â hyn wedyn, ac yn penderfynu eto, beth bynnag a benderfynwyd yma.
concern-about-staff-warning = Mae’r pryder yn gadael y ddesg hon ar unwaith. Ni fydd y person, na neb sydd yn yr un tîm, yn gallu dod o hyd iddo mwyach. Peidiwch â siarad â nhw amdano.
concern-about-staff-who = Pwy ydyw?
concern-about-staff-who-hint = Cyfeiriad e-bost gwaith y person os yw’n hysbys, fel arall enw cyntaf a chyfenw. Ni ddywedir wrthych a oes rhywun o’r enw hwnnw yma.
concern-about-staff-button = Anfon i’r ddesg gaeedig

concern-urgency-title = Pa mor frys ydyw?
concern-urgency-question = Dylid edrych arno
concern-urgency-button = Cadw

concern-ask-title = Gofyn cwestiwn
concern-ask-of = I bwy ydych chi’n gofyn?
concern-ask-reporter = Y sawl a roddodd wybod
concern-ask-professional = Byddant yn gweld y cwestiwn ymhlith eu hadroddiadau.
concern-ask-public = Byddant yn gweld y cwestiwn pan ddônt yn ôl gyda’u cod. Efallai na ddônt yn ôl.
concern-ask-other = Tîm arall
concern-ask-team = Pa dîm
concern-ask-team-hint = Byddant yn gweld eich cwestiwn, a dim byd arall o’r pryder.
concern-ask-question = Eich cwestiwn
concern-ask-question-hint = Gofynnwch am ffeithiau. Peidiwch â dweud mwy am neb nag sydd ei angen. Wrth y cyhoedd, peidiwch â dweud dim a benderfynwyd na dim sy’n hysbys.
concern-ask-button = Gofyn

concern-decide-title = Penderfynu beth sy’n dilyn
concern-decide-question = Beth sy’n dilyn?
concern-decide-hint-strategy_discussion = Mae’r gwasanaethau cymdeithasol a’r heddlu’n trafod ar unwaith sut i amddiffyn y plentyn.
concern-decide-hint-assessment = Asesir pa ofal a chymorth sydd eu hangen ar y plentyn a’r teulu.
concern-decide-hint-other_help = Mae gwasanaeth arall yn helpu, gyda chytundeb y teulu.
concern-decide-hint-advice = Rhoddir gwybodaeth a chyngor i’r sawl a roddodd wybod, neu i’r teulu.
concern-decide-hint-no_further_action = Ni wneir dim mwy ar hyn o bryd. Dywedwch beth a ystyriwyd.
concern-decide-reason = Pam
concern-decide-reason-hint = Beth a ystyriwyd, â phwy yr ymgynghorwyd, a beth mae’r plentyn ei eisiau, os yw’n hysbys. Ysgrifennwch beth wnaeth oedolion a beth sydd ei angen ar y plentyn.
concern-decide-open-mentions = Nid oes neb wedi penderfynu eto pwy neu beth yw’r rhain: { $count }. Gallwch benderfynu er hynny.
concern-decide-button = Cofnodi’r penderfyniad

concern-answer-title-acknowledgement = Ysgrifennu cydnabyddiaeth
concern-answer-title-decision = Rhoi gwybod iddynt am y penderfyniad
concern-answer-instead-acknowledgement = Ysgrifennu cydnabyddiaeth yn lle’r penderfyniad
concern-answer-instead-decision = Rhoi gwybod am y penderfyniad yn lle cydnabyddiaeth
concern-answer-never = Ni ddywedir byth wrth aelod o’r cyhoedd beth a benderfynwyd, nac a yw plentyn neu oedolyn yn hysbys. Ysgrifennwch yn unig ei fod wedi dod i law a beth sy’n digwydd nesaf.
concern-answer-unreachable = Nid oes ffordd o gysylltu yma â’r sawl a roddodd wybod. Cedwir yr hyn a ysgrifennwch gyda’r pryder, ac ni chaiff ei anfon at neb. Defnyddiwch y ffyrdd a roddwyd, os oes rhai.
concern-answer-text = Beth y byddant yn ei ddarllen
concern-answer-text-hint = Newidiwch y geiriau fel y gwelwch yn dda.
concern-answer-see = Ei weld fel y byddant hwy
concern-answer-preview = Dyma’n union beth y byddant yn ei ddarllen
concern-answer-send = Ei anfon
concern-answer-change = Ei newid
concern-answer-received-public =
    Diolch am roi gwybod i ni. Mae rhywun wedi darllen yr hyn a ysgrifennwyd gennych ac yn ei gymryd o ddifrif.

    Beth sy’n digwydd nesaf: mae pobl sy’n gweithio i gadw plant yn ddiogel yn penderfynu beth sydd angen ei wneud, erbyn diwedd y diwrnod gwaith nesaf ar ôl eich adroddiad fan bellaf.

    Ni allwn ddweud wrthych beth a benderfynir, nac a yw plentyn neu oedolyn yn hysbys i ni. Mae hynny’n amddiffyn plant. Nid yw’n golygu nad oes dim yn digwydd.

    Os gwelwch neu os clywch unrhyw beth arall, rhowch wybod i ni eto. Os yw rhywun mewn perygl nawr, ffoniwch 999.
concern-answer-received-child =
    Diolch i ti am ddweud wrthon ni. Gall hynny fod yn anodd, a dyna oedd y peth iawn i’w wneud. Nid dy fai di ydi beth ddigwyddodd.

    Mae rhywun wedi darllen beth ysgrifennaist ti. Mae pobl sy’n gweithio i gadw plant yn ddiogel yn meddwl rŵan beth fydd yn helpu.

    Efallai y byddwn ni’n gofyn cwestiwn i ti yma. Ti sy’n dewis beth i’w ateb. Gelli di ddod yn ôl gyda dy god a’i ddarllen.

    Os wyt ti mewn perygl rŵan, ffonia 999. Gelli di siarad â Childline unrhyw bryd ar 0800 1111. Mae’n rhad ac am ddim, a dydi o ddim yn dangos ar y bil.
concern-answer-received-professional =
    Diolch am eich adroddiad dyddiedig { $date }. Cyfeirnod: { $reference }. Mae wedi’i ddarllen ac mae ar y ddesg hon: { $desk }.

    Penderfynir beth sy’n dilyn erbyn diwedd y diwrnod gwaith nesaf ar ôl yr adroddiad. Cewch wybod am y penderfyniad yma. Os na chlywch ddim o fewn saith diwrnod gwaith, cysylltwch â ni eto.

    Os cewch wybod unrhyw beth arall, neu os yw’r perygl yn cynyddu, rhowch wybod i ni ar unwaith. Mewn argyfwng ffoniwch 999.
concern-answer-decision =
    Diolch am eich adroddiad dyddiedig { $date }. Cyfeirnod: { $reference }.

    Beth a benderfynwyd: { $decision }.

    Os nad ydych yn cytuno â hyn, dywedwch wrthym yma pam, a bydd goruchwyliwr yn eich ateb.

    Os cewch wybod unrhyw beth arall, neu os yw’r perygl yn cynyddu, rhowch wybod i ni ar unwaith. Mewn argyfwng ffoniwch 999.

concern-escalation-title = Ateb yr anghytundeb
concern-escalation-what = Beth a ysgrifennwyd
concern-escalation-question = Beth sy’n dilyn ohono?
concern-escalation-stands = Mae’r penderfyniad yn sefyll
concern-escalation-reopened = Rhaid penderfynu eto
concern-escalation-text = Eich ateb
concern-escalation-text-hint = Bydd y sawl a anghytunodd yn ei ddarllen. Dywedwch beth a ystyriwyd a pham.
concern-escalation-button = Anfon yr ateb

concern-mistake-reason = Dywedwch pam mewn ychydig eiriau
concern-mistake-about-staff = Nodwch pwy ydyw
concern-mistake-choose-person = Dewiswch gydweithiwr o’r rhestr
concern-mistake-choose-desk = Dewiswch ddesg o’r rhestr
concern-mistake-choose-team = Dewiswch dîm o’r rhestr
concern-mistake-urgency = Dewiswch pa mor frys ydyw
concern-mistake-of = Dewiswch i bwy rydych yn gofyn
concern-mistake-question = Ysgrifennwch eich cwestiwn
concern-mistake-match = Dewiswch gofnod, rhywbeth newydd, neu ei adael yn agored
concern-mistake-decision = Dewiswch beth sy’n dilyn
concern-mistake-answer = Ysgrifennwch eich ateb
concern-mistake-escalation = Dewiswch a yw’r penderfyniad yn sefyll
