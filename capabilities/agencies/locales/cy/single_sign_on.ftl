# Mewngofnodi drwy ddull mewngofnodi'r asiantaeth ei hun.

# Wrth y drws
agencies-through-title = Mewngofnodi drwy eich asiantaeth
agencies-through-intro = Dewiswch eich asiantaeth. Byddwch yn mewngofnodi yno fel y gwnewch ar gyfer eich gwaith arall, ac yn dod yn ôl yma ar gyfer eich ail gam.
agencies-through-words = { $agency }: { $words }
agencies-through-none = Nid oes unrhyw asiantaeth yn mewngofnodi fel hyn eto. Defnyddiwch eich cyfeiriad e-bost a’ch cyfrinair.
agencies-through-password = Mewngofnodi â chyfrinair
agencies-through-only = Dim ond drwy ei dull mewngofnodi ei hun y mae eich asiantaeth yn gadael ei phobl i mewn. Defnyddiwch “Mewngofnodi drwy eich asiantaeth” isod
agencies-through-first-time = Rydych yn dod drwy ddull mewngofnodi eich asiantaeth am y tro cyntaf. Gyda’r cam hwn caiff eich cyfrif yno ei gysylltu â’ch cyfrif yma. Nid yw cod adfer yn ddigon ar ei gyfer.
agencies-through-declined = Ni wnaeth dull mewngofnodi eich asiantaeth eich gadael drwodd, neu fe wnaethoch roi’r gorau iddi yno. Ni newidiwyd dim. Rhowch gynnig arall arni, neu gofynnwch i gymorth TG eich asiantaeth.
agencies-through-unreachable = Ni ellir cyrraedd dull mewngofnodi eich asiantaeth, neu nid yw wedi’i osod fel y dylai fod. Rhowch gynnig arall arni ymhen ychydig funudau. Os yw’n parhau felly, dywedwch wrth weinyddwr eich asiantaeth.
agencies-through-begin-again = Cymerodd eich mewngofnodi ormod o amser, roedd wedi’i orffen o’r blaen, neu fe’i dechreuwyd mewn porwr arall. Dechreuwch eto.
agencies-through-not-believed = Ni ellid gwirio’r hyn a atebodd dull mewngofnodi eich asiantaeth, felly ni adawyd neb i mewn. Rhowch gynnig arall arni. Os yw’n digwydd eto, dywedwch wrth weinyddwr eich asiantaeth.
agencies-through-stranger = Mae dull mewngofnodi eich asiantaeth yn eich adnabod, ond nid oes cyfrif yma wedi’i gysylltu ag ef. Os oes gennych gyfrif yma, mewngofnodwch â’ch cyfrinair a chysylltwch y ddau o dan “Fy nghyfrif”. Os na allwch, gofynnwch i weinyddwr eich asiantaeth.
agencies-through-not-linked = Ni chysylltwyd y ddau gyfrif: mae un ohonynt wedi’i gysylltu eisoes, neu mae gormod o amser ers i chi gadarnhau mai chi sydd yno. Dechreuwch eto. Os nad yw hynny’n helpu, gofynnwch i weinyddwr eich asiantaeth.

# Fy nghyfrif
agencies-linked-title = Dull mewngofnodi’r asiantaeth
agencies-linked-yes = Wedi’i gysylltu
agencies-linked-no = Heb ei gysylltu
agencies-linked-why = Pan fydd eich cyfrif wedi’i gysylltu, gallwch fewngofnodi drwy eich asiantaeth yn lle teipio eich cyfrinair yma.
agencies-linked-step = Mae eich ail gam yn aros: bob tro byddwch yn rhoi cod o’ch ap, neu’n defnyddio allwedd mynediad.
agencies-linked-now = Mae eich cyfrif wedi’i gysylltu.
agencies-link = Cysylltu dull mewngofnodi fy asiantaeth
agencies-link-intro = Byddwch yn awr yn mynd i ddull mewngofnodi eich asiantaeth. Mewngofnodwch yno â’ch cyfrif eich hun. Pan ddewch yn ôl, bydd y ddau wedi’u cysylltu.
agencies-unlink = Datgysylltu dull mewngofnodi fy asiantaeth
agencies-unlink-warning = Ni fyddwch yn gallu mewngofnodi drwy eich asiantaeth nes i chi gysylltu’r ddau eto.
agencies-unlink-button = Datgysylltu
agencies-told-linked = Mae eich cyfrif wedi’i gysylltu. Mae llythyr am hyn ar ei ffordd atoch.
agencies-told-unlinked = Nid yw dull mewngofnodi eich asiantaeth wedi’i gysylltu mwyach.

# Gosod gan weinyddwr
agencies-provider-title = Dull mewngofnodi’r asiantaeth ei hun
agencies-provider-intro = Gall pobl yr asiantaeth fewngofnodi â’r cyfrif sydd ganddynt ar gyfer eu gwaith arall, drwy OpenID Connect. Bydd pawb yn cysylltu’r cyfrif hwnnw â’u cyfrif yma unwaith.
agencies-provider-step = Mae’n cymryd lle’r cyfrinair yn unig. Gofynnir am ail gam y system hon bob tro.
agencies-provider-back = Cyfeiriad ailgyfeirio, i’w roi i’r darparwr
agencies-provider-way = Sut mae pobl yn dod i mewn
agencies-provider-way-question = Sut mae pobl yr asiantaeth hon yn dod i mewn?
agencies-provider-way-missing = Dewiswch sut mae pobl yn dod i mewn
agencies-way-off = Â’u cyfrinair yma
agencies-way-off-hint = Ni chynigir dull mewngofnodi’r asiantaeth ei hun.
agencies-way-beside = Â’u cyfrinair yma, neu drwy’r asiantaeth
agencies-way-only = Drwy’r asiantaeth yn unig
agencies-way-only-hint = Nid yw cyfrineiriau yma’n agor y drws mwyach. Mae gweinyddwyr yn cadw eu rhai nhw, fel na chaiff neb ei gloi allan pan na fydd y darparwr yn gweithio.
agencies-provider-issuer = Cyfeiriad y darparwr (issuer)
agencies-provider-issuer-hint = Yn union yr hyn y mae’r darparwr yn ei alw ei hun, gan ddechrau â https://, er enghraifft https://login.example.org/tenant/v2.0
agencies-provider-issuer-wrong = Rhowch gyfeiriad cyfan y darparwr, gan ddechrau â https://
agencies-provider-client = ID cleient
agencies-provider-client-hint = Yr enw sydd gan y darparwr ar y system hon
agencies-provider-client-missing = Rhowch yr ID cleient, hyd at 300 nod
agencies-provider-secret = Cyfrinach y cleient
agencies-provider-secret-hint = Caiff ei selio, ac ni chaiff ei dangos eto.
agencies-provider-secret-kept = Wedi’i chadw dan sêl
agencies-provider-secret-none = Dim
agencies-provider-secret-stays = Mae cyfrinach cleient wedi’i chadw. Gadewch ei maes yn wag i’w chadw. Mae angen cyfrinach arall ar gyfer darparwr arall neu ID cleient arall.
agencies-provider-secret-wrong = Defnyddiwch 1,000 nod ar y mwyaf, heb doriadau llinell
agencies-provider-words-cy = Geiriau ar y ddolen yn Gymraeg
agencies-provider-words-cy-hint = Yn dilyn enw’r asiantaeth. Gellir eu gadael yn wag
agencies-provider-words-en = Geiriau ar y ddolen yn Saesneg
agencies-provider-words-wrong = Rhowch y geiriau yn y ddwy iaith, hyd at 120 nod yr un, neu gadewch y ddau faes yn wag
agencies-provider-change = Ei newid
agencies-provider-set-up = Ei osod
agencies-provider-try = Rhoi cynnig arno
agencies-told-provider = Fe’i cadwyd. Caiff gweinyddwyr eraill yr asiantaeth wybod drwy lythyr.
agencies-tried-fits = Mae’r darparwr yn ateb, ac mae ganddo bopeth sydd ei angen. Daw’n amlwg a yw’r ID cleient a’r gyfrinach yn gywir pan fydd rhywun yn mewngofnodi.
agencies-tried-not-allowed = Ni cheir gofyn i’r cyfeiriad hwn: rhaid iddo ddechrau â https://.
agencies-tried-inside = Mae’r cyfeiriad hwn y tu mewn i rwydwaith y system. Rhaid i’w gweithredwr ganiatáu hynny yn gyntaf.
agencies-tried-unreachable = Nid oes neb yn ateb yn y cyfeiriad hwn.
agencies-tried-untrusted = Mae rhywbeth yn ateb, ond nid yw ei dystysgrif yn profi mai’r darparwr ydyw.
agencies-tried-slow = Cymerodd ormod o amser, neu rhoddwyd cynnig arno’n rhy aml. Arhoswch ychydig funudau, yna rhowch gynnig arall arni.
agencies-tried-not-described = Yn y cyfeiriad hwn, gyda /.well-known/openid-configuration ar ei ôl, nid oes dim sy’n disgrifio darparwr.
agencies-tried-other-issuer = Mae darparwr yn ateb, ond mae’n ei alw ei hun yn rhywbeth arall. Rhowch ei gyfeiriad yn union fel y mae ef yn ei roi, gyda slaes ar y diwedd neu hebddo.
agencies-tried-addresses = Mae’r darparwr yn enwi cyfeiriadau na cheir gofyn iddynt.
agencies-tried-unable = Nid yw’r darparwr yn cynnig yr hyn sydd ei angen: codau, PKCE gydag S256, llofnodion RS256 neu ES256, a chyfrinach cleient.
agencies-tried-no-keys = Nid yw’r darparwr yn dangos unrhyw allwedd sy’n addas ar gyfer ei lofnodion.

# Dileu gan weinyddwr
agencies-change-unlink-sign-in = Datgysylltu dull mewngofnodi’r asiantaeth
agencies-change-unlink-sign-in-intro = Ni all y person fewngofnodi drwy’r asiantaeth nes cysylltu’r ddau eto, a chaiff lythyr.
agencies-change-unlink-sign-in-button = Ei ddatgysylltu
agencies-movement-sign-in-unlinked = Datgysylltwyd dull mewngofnodi’r asiantaeth
declined-agencies-secret-missing = Rhowch gyfrinach y cleient
declined-agencies-linked-already = Mae’r cyfrif wedi’i gysylltu eisoes
declined-agencies-not-linked = Nid oes cyfrif wedi’i gysylltu

# Llythyrau
agencies-letter-agency-sign-in-subject = Newidiwyd dull mewngofnodi eich asiantaeth
agencies-letter-agency-sign-in-body =
    Mae gweinyddwr arall wedi newid sut mae pobl eich asiantaeth yn dod i mewn i Dolen drwy ddull mewngofnodi’r asiantaeth ei hun.

    Edrychwch ar yr hyn sydd wedi’i osod, ac a yw’n iawn:

    { $link }

    Os nad oeddech yn disgwyl hyn, siaradwch â’r gweinyddwyr eraill ar unwaith: gallai pwy bynnag sy’n gosod ble mae pobl yn mewngofnodi agor ffordd i mewn i eraill.

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-agency-sign-in-linked-subject = Cysylltwyd dull mewngofnodi eich asiantaeth
agencies-letter-agency-sign-in-linked-body =
    Cysylltwyd cyfrif o ddull mewngofnodi eich asiantaeth â’ch cyfrif Dolen. Gall gymryd lle eich cyfrinair o hyn ymlaen. Os chi a’i cysylltodd, peidiwch â gwneud dim.

    Os nad chi a’i cysylltodd, dywedwch wrth weinyddwr eich asiantaeth ar unwaith. Eich cyfrif:

    { $link }

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
agencies-letter-agency-sign-in-unlinked-subject = Datgysylltwyd dull mewngofnodi eich asiantaeth
agencies-letter-agency-sign-in-unlinked-body =
    Nid yw dull mewngofnodi eich asiantaeth wedi’i gysylltu â’ch cyfrif Dolen mwyach. Ni allwch ddod i mewn drwyddo nes i chi gysylltu’r ddau eto.

    Os nad ydych yn gwybod pam, gofynnwch i weinyddwr eich asiantaeth. Eich cyfrif:

    { $link }

    Nid yw ysgrifennu atom yn Gymraeg yn achosi oedi.
