# Y ddesg: dewislen, tudalennau cartref, rhestrau a chlociau.

desk-menu-home = Hafan
desk-menu-desk = Desg
desk-menu-referrals = Fy adroddiadau
desk-menu-questions = Cwestiynau
desk-menu-people = Chwilio
desk-menu-sharing = Rhannu
desk-menu-import = Mewnforio
desk-menu-governance = Llywodraethu
desk-menu-retention = Cadw cofnodion
desk-menu-access-requests = Ceisiadau am fynediad
desk-menu-representations = Cywiriadau a chwynion
desk-menu-agency = Pobl fy asiantaeth

desk-title = Desg ddyletswydd
desk-teams = Eich desgiau
desk-lanes = Rhestrau’r ddesg hon
desk-lane-open = Agored
desk-lane-late = Penderfyniad hwyr
desk-lane-waiting = Yn aros am eraill
desk-lane-mine = Fy rhai i
desk-lane-held = Wedi’u dal yn ôl
desk-lane-done = Wedi’u gorffen
desk-lane-count = { $lane } ({ $count })
desk-no-desk = Nid ydych yn gweithio wrth ddesg. Gallwch ddod o hyd i bryder drwy ei gyfeirnod os cewch ei weld.

desk-empty-open = Nid oes dim ar agor ar y ddesg hon.
desk-empty-late = Nid oes yr un penderfyniad yn hwyr.
desk-empty-waiting = Nid oes dim yn aros am ateb gan eraill.
desk-empty-mine = Nid ydych wedi cymryd dim ar hyn o bryd. Dewiswch rywbeth o’r rhestr “Agored”.
desk-empty-held = Nid oes dim wedi’i ddal yn ôl. Pan ddaw llif o adroddiadau o un lle, maent yn aros yma, ar wahân i’r lleill a heb eu colli byth.
desk-empty-done = Nid oes dim wedi’i orffen ar y ddesg hon eto.
desk-empty-narrowed = Nid oes dim ar y rhestr hon yn cyd-fynd â’ch hidlwyr.

desk-filter = Hidlo a threfnu
desk-filter-urgency = Pa mor frys
desk-filter-any-urgency = Unrhyw un
desk-filter-owner = Gan bwy mae
desk-filter-owner-anybody = Unrhyw un
desk-filter-owner-nobody = Neb eto
desk-filter-owner-me = Fi
desk-filter-sort = Trefn
desk-filter-button = Dangos
desk-filter-clear = Clirio’r hidlwyr
desk-sort-urgency = Y mwyaf brys yn gyntaf, yna’r hynaf
desk-sort-oldest = Yr hynaf yn gyntaf
desk-sort-newest = Y diweddaraf yn gyntaf

desk-head-urgency = Brys
desk-head-concern = Pryder
desk-head-reference = Cyfeirnod
desk-head-where = Ble
desk-head-raised = Codwyd
desk-head-clocks = Erbyn pryd
desk-head-owner = Gan bwy mae
desk-head-waits = Heb ei gau eto
desk-head-state = Canlyniad
desk-head-desk = Desg
desk-waits-questions = Cwestiynau: { $count }
desk-waits-mentions = Cofnodion tebyg: { $count }
desk-owner-nobody = Neb eto

desk-urgency-immediate = Nawr
desk-urgency-today = Heddiw
desk-urgency-usual = Yn ei dro
desk-tag-new = Heb ei agor
desk-tag-held = Wedi’i ddal yn ôl
desk-tag-closed = Desg gaeedig
desk-tag-disputed = Anghytundeb
desk-tag-unanswered = I’w ateb
desk-tag-done = Wedi’i orffen

desk-name-unknown = Ddim yn hysbys
desk-name-house = Dolen ei hun
desk-name-outside = Y sawl a roddodd wybod
desk-name-not-told = Ni roddwyd enw’r un plentyn
desk-place-unknown = Lle ddim yn hysbys
desk-erased = Cafodd hyn ei ddileu.

desk-clock-line = { $what }: { $when }
desk-clock-by = Erbyn { $when }
desk-clock-kept = wedi’i wneud
desk-clock-done = Gwnaed ar { $when }
desk-clock-done-late = Gwnaed yn hwyr, ar { $when }
desk-clock-report-urgent_opened = Ei agor
desk-clock-report-decide = Penderfynu
desk-clock-report-confirm_in_writing = Cadarnhau’n ysgrifenedig
desk-clock-report-chase = Cydnabod
desk-clock-acknowledgement-public = Cydnabod
desk-clock-allegation-designated_officer = Y swyddog dynodedig yn ei ddarllen

desk-sources = O ble y daw’r amseroedd hyn
desk-source-counted = Dyddiau gwaith yw dydd Llun i ddydd Gwener heb wyliau banc. Y diwrnod ar ôl y dechrau yw diwrnod un.
desk-source-line = { $limit }. { $source }. **{ $standing }**
desk-source-confirmed = Darllenwyd yn y ffynhonnell honno.
desk-source-local = Gosodwyd gan y rhai sy’n rhedeg y system hon.
desk-source-unconfirmed = Heb ei gadarnhau eto: gofynnwch cyn dibynnu arno.

desk-unopened = Pryderon brys nad oes neb wedi’u hagor: { $count }
desk-unopened-one = { $reference }, codwyd { $ago }
desk-unopened-more = Rhagor ohonynt: { $count }

desk-search-title = Dod o hyd i bryder
desk-search = Cyfeirnod
desk-search-hint = Er enghraifft 7K2M-9XQ4-P
desk-search-button = Chwilio
desk-search-none = Nid oes pryder â’r cyfeirnod hwn y gellir ei ddangos i chi. Gwiriwch y cyfeirnod.

desk-home-title = Beth sydd angen eich sylw heddiw
desk-home-training = Nid yw eich hyfforddiant diogelu a rhannu gwybodaeth yn gyfredol, ac mae rhai tudalennau ar gau. Gweler [Fy nghyfrif]({ $account })
desk-home-no-role = Nid oes gennych rôl eto. Gofynnwch i weinyddwr eich asiantaeth.
desk-see = Gweld
desk-next-unopened = Gall plentyn fod mewn perygl nawr, ac nid oes neb wedi agor y pryder hwn. Codwyd { $ago }.
desk-next-late = Mae’r penderfyniad ar y pryder hwn yn hwyr. Cyfeirnod: { $reference }. Codwyd { $ago }.
desk-next-nobody = Nid oes neb wedi cymryd y pryder hwn eto. Cyfeirnod: { $reference }. Codwyd { $ago }.
desk-next-own = Mae’r pryder hwn gennych chi. Cyfeirnod: { $reference }. Codwyd { $ago }.
desk-next-open = Agor { $reference }
desk-next-nothing = Nid oes dim yn aros amdanoch wrth eich desg.
desk-count-immediate = Gall plentyn fod mewn perygl nawr
desk-count-without-owner = Nid oes neb wedi’i gymryd
desk-count-unanswered = Wedi’i benderfynu a heb ei ateb eto
desk-count-disputed = Mae gweithiwr proffesiynol yn anghytuno
desk-records-title = Cofnodion i benderfynu arnynt
desk-records-proposed = Cofnodion a all fod am yr un un
desk-records-doubtful = Cysylltiadau amheus
desk-records-questions = Cwestiynau i’ch asiantaeth
desk-records-at-least = { $count } neu fwy
desk-newest-title = Y pryderon diweddaraf am blant
desk-newest-none = Nid oes pryderon eto.
desk-questions-title = Cwestiynau i’ch tîm
desk-questions-count = Yn aros: { $count }. Gofynnwyd yr hynaf { $ago }.
desk-questions-see = Gweld y cwestiynau
desk-reports-title = Yr hyn a godwyd gennych
desk-reports-none = Nid ydych wedi codi pryder eto.
desk-reports-new = Codi pryder
desk-reports-all = Gweld y cyfan, neu godi pryder ({ $count })
desk-agency-title = Pobl eich asiantaeth
desk-agency-invited = Wedi’u gwahodd a heb gyrraedd eto
desk-agency-active = Yn gallu mewngofnodi
desk-agency-see = Gweld y bobl
desk-rota-see = Gweld pwy gaiff ei alw pan nad oes neb yn ateb
desk-agencies-see = Gweld asiantaethau’r bartneriaeth
desk-health-title = Sut mae’r system
desk-health-no-case = Nid yw eich rôl yn dangos unrhyw bryder na chofnod neb.
desk-health-entries = Cofnodion yn y llyfr
desk-health-checkpoint = Llofnodwyd ddiwethaf
desk-health-signed = { $ago }, gyda nifer y cofnodion: { $entries }
desk-health-unsigned = Heb ei lofnodi eto
desk-health-letters = Llythyrau’n aros i gael eu hanfon
desk-health-letters-failed = Rhoddwyd cynnig arnynt: { $count }
desk-health-holidays = Gwyliau banc yn hysbys hyd at y flwyddyn

desk-panel-title = Pryderon
desk-panel-none = Nid oes pryder y cewch ei weld yn crybwyll y cofnod hwn.

desk-alert-subject = Mae rhywbeth yn aros ar eich desg
desk-alert-body =
    Mae rhywbeth brys yn aros ar eich desg ddyletswydd, ac nid oes neb wedi’i agor eto. Mewngofnodwch nawr.

    { $address }

    Os na allwch, dywedwch wrth eich goruchwyliwr ar unwaith. Caiff y person nesaf ar y rota wybod hefyd. Nid yw’r llythyr hwn yn dweud dim am neb, ac ni ellir ei ateb.

desk-event-reported = Codwyd
desk-event-confirmed = Cadarnhawyd yn ysgrifenedig
desk-event-opened = Agorwyd am y tro cyntaf
desk-event-taken = Cymerwyd
desk-event-handed-over = Trosglwyddwyd: { $name }
desk-event-moved = Symudwyd i ddesg arall: { $name }
desk-event-about-staff = Canfuwyd ei fod am rywun sy’n gweithio gyda phlant
desk-event-about-staff-kept = Y rhai nad ydynt yn cael ei weld, a’u timau: { $name }
desk-event-about-staff-nobody = Nid oes neb o’r enw hwn yn mewngofnodi yma, felly nid yw’n cael ei gadw rhag neb penodol.
desk-event-about-staff-desk = Ar y ddesg hon: { $name }
desk-event-urgency = Nodwyd pa mor frys: { $name }
desk-event-released = Gadawyd drwodd
desk-event-asked-reporter = Gofynnwyd i’r sawl a roddodd wybod
desk-event-asked-team = Gofynnwyd i dîm: { $name }
desk-event-question-answered = Atebwyd cwestiwn
desk-event-linked = Cysylltwyd rhywun neu rywbeth a grybwyllwyd â chofnod
desk-event-added = Gwnaed cofnod newydd o rywun neu rywbeth a grybwyllwyd
desk-event-left-open = Gadawyd yn agored pwy neu beth a grybwyllwyd
desk-event-undone = Dadwnaed cyswllt
desk-event-decided = Penderfynwyd: { $name }
desk-event-answered = Anfonwyd ateb: { $name }
desk-event-disputed = Mae gweithiwr proffesiynol yn anghytuno â’r penderfyniad
desk-event-stands = Atebwyd yr anghytundeb: mae’r penderfyniad yn sefyll
desk-event-reopened = Atebwyd yr anghytundeb: rhaid penderfynu eto
desk-event-alerted = Ni chafodd ei agor mewn pryd. Rhoddwyd gwybod drwy e-bost: { $name }
desk-event-alerted-nobody = Ni chafodd ei agor mewn pryd, ac nid oedd neb ar y rota
desk-telephone = Ysgrifennu adroddiad dros y ffôn
