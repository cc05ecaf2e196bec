# Geiriau pryder: enwau’r codau, a pham nad oedd modd gwneud rhywbeth.

concerns-decision-strategy_discussion = Trafodaeth strategaeth
concerns-decision-assessment = Asesiad ar gyfer gofal a chymorth
concerns-decision-other_help = Cymorth arall
concerns-decision-advice = Gwybodaeth, cyngor a chynhorthwy
concerns-decision-no_further_action = Dim camau pellach

concerns-door-child = Plentyn neu berson ifanc
concerns-door-public = Aelod o’r cyhoedd
concerns-door-professional = Gweithiwr proffesiynol, yn ysgrifenedig
concerns-door-telephone = Gweithiwr proffesiynol, dros y ffôn
concerns-door-imported = Taenlen partner

concerns-matter-child = Ynghylch plentyn
concerns-matter-position_of_trust = Ynghylch rhywun sy’n gweithio gyda phlant

concerns-urgency-immediate = Gall plentyn fod mewn perygl nawr
concerns-urgency-today = Heddiw
concerns-urgency-usual = Yn ei dro

concerns-mention-child = Plentyn neu berson ifanc
concerns-mention-person_of_concern = Person sy’n peri pryder
concerns-mention-adult = Oedolyn arall
concerns-mention-vehicle = Cerbyd
concerns-mention-phone = Ffôn
concerns-mention-account = Cyfrif ar-lein
concerns-mention-place = Lle

concerns-answer-acknowledgement = Cydnabyddiaeth
concerns-answer-decision = Penderfyniad

concerns-status-received = Wedi dod i law
concerns-status-opened = Wedi’i agor
concerns-status-taken = Yn cael sylw
concerns-status-question = Mae cwestiwn yn aros amdanoch
concerns-status-decided = Wedi’i benderfynu
concerns-status-escalated = Anghytundeb wedi’i anfon
concerns-status-held = Wedi’i ddal yn ôl
concerns-status-done = Wedi’i orffen

declined-professional-anonymous = Mae angen enw’r sawl sy’n gwneud yr adroddiad pan ddaw gan weithiwr proffesiynol. Gellir cadw’r enw rhag y teulu.
declined-nothing-told = Dywedwch beth ddigwyddodd, neu beth a ddywedwyd, mewn ychydig eiriau. Gellir gadael popeth arall tan yn nes ymlaen.
declined-no-such-concern = Nid oes pryder o’r fath.
declined-no-such-mention = Nid oes neb na dim o’r fath yn cael ei grybwyll yn y pryder hwn.
declined-no-such-question = Nid oes cwestiwn o’r fath i chi ei ateb.
declined-answered-before = Atebwyd y cwestiwn hwn o’r blaen. Yr ateb cyntaf sy’n sefyll.
declined-not-by-telephone = Dim ond adroddiad a wnaed dros y ffôn sy’n cael ei gadarnhau’n ysgrifenedig.
declined-confirmed-before = Cadarnhawyd yr adroddiad ffôn hwn yn ysgrifenedig o’r blaen.
declined-taken-by-other = Mae’r pryder hwn gan rywun arall. Gall y person hwnnw, neu oruchwyliwr, ei drosglwyddo.
declined-has-it-already = Mae’r pryder hwn gan y person hwnnw’n barod.
declined-lies-there-already = Mae’r pryder hwn ar y ddesg honno’n barod.
declined-closed-desk = Mae’r pryder hwn ar ddesg gaeedig y swyddog dynodedig, ac ni chaiff ei symud oddi yno.
declined-about-staff-before = Cofnodwyd o’r blaen fod y pryder hwn amdanynt, neu nid oes neb newydd o’r enw hwn.
declined-not-a-written-report = Nid cyfeirnod adroddiad ysgrifenedig yw hwnnw.
declined-decided-before = Penderfynwyd ar y pryder hwn o’r blaen. Ni ellir penderfynu eto oni bai ei fod wedi’i ailagor ar ôl anghytundeb.
declined-not-decided = Nid oes dim wedi’i benderfynu eto.
declined-urgency-unchanged = Mae’r pryder mor frys â hynny’n barod.
declined-not-held = Nid yw’r adroddiad hwn wedi’i ddal yn ôl.
declined-reporter-unreachable = Nid oes modd gofyn cwestiwn i’r sawl a roddodd wybod.
declined-matched-before = Penderfynwyd eisoes pwy neu beth yw hwn. Rhaid dadwneud hynny yn gyntaf.
declined-not-matched = Nid oes neb wedi penderfynu pwy neu beth yw hwn, felly nid oes dim i’w ddadwneud.
declined-outcome-to-public = Dywedir wrth aelod o’r cyhoedd beth sy’n digwydd nesaf, ond byth beth a benderfynwyd.
declined-escalated-before = Mae anghytundeb â’r penderfyniad hwn yn aros am ateb yn barod.
declined-not-escalated = Nid oes neb yn anghytuno â’r penderfyniad hwn ar hyn o bryd.
declined-reason-missing = Ysgrifennwch reswm neu ateb mewn ychydig eiriau.
