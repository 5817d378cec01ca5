/**
 * What a capital is no sign of a name for, and words that are names for certain. Short on purpose: every candidate is decided
 * by a person, and a list says why it was found.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Words that are written with a capital and name nobody: months, days, peoples, titles of roles, what interviews begin with. */
export const common = words(`
i i'm i've i'd i'll ok okay yes no well so and but then um er god jesus christmas easter internet
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
english british scottish welsh irish european american indian african asian polish french german spanish italian chinese
nhs gp gps a&e icu covid covid-19 it hr mdt ehr pcn ics icb uk eu usa who
mr mrs ms miss dr prof professor sister nurse doctor sir dame lord lady rev father st saint mum mam dad nan grandma grandad
interviewer interviewee participant respondent facilitator moderator researcher speaker q a int res p
the a an in on at of to for with by from as is was were be been it's that's there's he she they we you my our his her their
what when where why who how which if because this that these those there here not do did does can could would should will
`)

/** Given names that are common in Britain and Ireland, by census and registration. */
export const givenNames = words(`
adam adrian aisha alan alex alexander alice alison amanda amelia amy andrea andrew angela ann anna anne anthony barbara ben
benjamin beth brian bridget caroline carol catherine charles charlotte chris christine christopher claire colin craig daniel dave
david dawn deborah denise derek diana diane donna dorothy edward eileen elaine elizabeth ella emily emma eric erin fatima fiona
frances francis frank gareth gary gemma geoffrey george georgia gillian grace graham hannah harry hassan heather helen henry holly
ian imran isabella jack jacqueline jacob james jamie jane janet jason jean jennifer jessica jill joan joanne john jonathan joseph
joshua joyce judith julia julie karen katherine kathleen katie keith kelly kenneth kevin kieran laura lauren lee leon lesley liam
lily linda lisa lorraine louise lucy luke lynn malcolm marc margaret maria marie mark martin mary matthew maureen megan michael
michelle mohammed muhammad nadia natalie neil nicholas nicola nigel noah norma oliver olivia omar pamela patricia patrick paul
pauline peter philip priya rachel raymond rebecca richard robert robin roger ronald rosemary ruth ryan sally samantha samuel
sandra sarah scott sean sharon sheila shirley simon sophie stephanie stephen steven stuart susan suzanne teresa thomas timothy
tina tom tony tracey valerie victoria vincent wendy william yasmin yvonne zoe
`)

/** Cities, towns and counties of Britain and Ireland that people say where they live by. */
export const places = words(`
aberdeen bath bedford belfast birmingham blackburn blackpool bolton bournemouth bradford brighton bristol burnley cambridge
canterbury cardiff carlisle chelmsford cheltenham chester chesterfield colchester cork cornwall coventry croydon cumbria darlington
derby derry devon doncaster dorset dublin dundee durham edinburgh essex exeter fife galway gateshead glasgow gloucester grimsby
halifax hampshire harlow harrogate hartlepool hastings hereford hull inverness ipswich kent lancaster leeds leicester limerick
lincoln liverpool london luton maidstone manchester mansfield middlesbrough newcastle newport norfolk northampton northumberland
norwich nottingham oldham oxford paisley perth peterborough plymouth poole portsmouth preston reading rochdale rotherham salford
salisbury scarborough sheffield shropshire somerset southampton southend southport stafford stevenage stirling stockport stoke
suffolk sunderland surrey sussex swansea swindon telford torquay wakefield walsall warrington warwick watford wigan winchester
wolverhampton worcester worthing york yorkshire
`)
