/**
 * Names that are often the same person: short forms, Scots and Gaelic forms, and spellings as they are heard on the phone.
 * Each line is a group; a name may stand in several. Common knowledge of British and Irish naming, gathered by hand from the
 * names that carers' centres meet; it only helps to find somebody, and says nothing about who they are.
 */
export const nicknames: readonly (readonly string[])[] = [
  'abdul abdullah abdallah', 'abigail abby abi gail', 'adam edom', 'agnes aggie nessie nancy senga una', 'aileen eileen eibhlin', 'ailsa elsa',
  'alan allan allen al ailean', 'alasdair alastair alistair alister alexander alex alec sandy ally al sandra lex sasha xander',
  'alexandra alex sandra sandy lexi sasha alexa', 'alice alison allison ally', 'amanda mandy', 'andrew andy drew anndra', 'angela angie ange',
  'angus gus aonghas', 'ann anne anna annie nan nancy hannah', 'annabel annabella bella anabel', 'anthony tony antony', 'archibald archie baldy gilleasbuig',
  'arthur art artie', 'barbara babs barb barbie', 'benjamin ben benny benji', 'bernadette bernie detta', 'brian bryan brain', 'bridget biddy bridie brigid breda',
  'calum callum malcolm', 'cameron cam', 'caroline carol carrie lyn', 'catherine catharine katherine kathryn katharine kathleen kate katie kathy cathy kay kitty kit catriona katrina trina rina caitlin cait cat',
  'catriona katrina catrina katriona trina', 'charles charlie chas chuck tearlach', 'charlotte charlie lottie', 'christina christine chris chrissie chrissy tina kirsty kirstie kirsteen kirstin cairistiona',
  'christopher chris kit topher', 'ciaran kieran kieron', 'colin cailean', 'constance connie', 'daniel dan danny donnie', 'david dave davie davy dai',
  'deborah debra debbie deb debs', 'derek derrick del', 'diana diane di dee', 'donald don donnie donny domhnall', 'dorothy dot dottie dolly dora thea',
  'dougal dugald doug', 'douglas doug dougie', 'duncan dunc donnchadh', 'edith edie', 'edward ed eddie ted teddy ned eddy', 'effie euphemia oighrig',
  'eilidh ayley ailie ellie helen', 'eleanor ellen ellie nell nellie nora elinor eleanora', 'elizabeth elisabeth liz lizzie lizzy beth betty betsy bess bessie eliza elsie lisa libby lilibet elspeth ealasaid isabel',
  'emily em emma millie', 'emma em', 'eoghan ewan euan ewen owen eoin', 'ernest ernie', 'farida fareeda faridah', 'fatima fatimah fatema', 'fiona fi fionnghal', 'florence flo florrie flora flossie',
  'frances fran francesca fanny frankie', 'francis frank frankie', 'frederick fred freddie freddy', 'gabrielle gabby', 'gareth gary garry gaz', 'geoffrey jeffrey geoff jeff',
  'george geordie dod doddie seoras', 'georgina georgie gina georgia', 'gerald gerry jerry', 'gerard gerry ged', 'gillian jill gill jillian', 'gordon gord', 'graham graeme grahame',
  'grace gracie', 'gregory greg greig gregor', 'gurpreet gurprit preet', 'hamish seumas james', 'harold harry hal', 'harriet hattie harrie', 'heather', 'hector eachann', 'helen helena nell nellie ellen lena eilidh',
  'henry harry hal hank', 'hugh hughie shug huw uisdean', 'iain ian john eoin ean', 'irene rena renie', 'isabel isabella isobel isabelle ishbel iseabail bella belle izzy bel ella tibbie',
  'isla ayla', 'jacqueline jackie jacqui jacky', 'james jim jimmy jimmie jamie jem seumas hamish jas', 'jane janie jean janet sine sheena sine', 'janet jan jessie jenny netta seonaid shona', 'jason jay',
  'jean jeannie jeanie jane sine', 'jennifer jen jenny jenni', 'jeremy jerry jez', 'jessica jess jessie', 'joan joanna joanne jo siobhan', 'john johnny jock jack jon johnnie ian iain sean eoin seonaidh', 'jonathan jon jonny nathan',
  'joseph joe joey jo', 'josephine jo josie', 'joshua josh', 'judith judy jude', 'julia julie jules juliet', 'karen karin caren', 'keith', 'kenneth ken kenny coinneach', 'kevin kev',
  'kimberley kim kimberly', 'lachlan lachie lauchie lachlann', 'laura lori laurie', 'lawrence laurence larry laurie', 'leonard len lenny leo', 'leslie lesley les', 'lewis louis lou', 'lilian lillian lily lil', 'linda lynda lindy lyn',
  'lindsay lindsey linsey', 'louise lou louisa', 'lucy lucia', 'mairi mary marie maire moira mhairi vhairi varry', 'marjorie margery marge madge', 'margaret maggie mags meg megan peggy peg greta rita madge daisy marge mairead maisie margo margot magret',
  'marion marian marianne mor', 'mark marc marcus', 'martha marty mattie', 'martin marty', 'mary marie maria molly mollie polly mae may mairi moira maureen', 'matthew matt matty', 'maureen mo moira', 'max maxwell', 'michael mike mick mickey micky mikey micheal',
  'michelle shelley shell', 'mohammed muhammad mohamed mohammad muhammed mo', 'moira moyra maura mary', 'morag marion sarah', 'murdoch murdo', 'nicholas nick nicky nico', 'nicola nicky nikki nic', 'niall neil neal nigel', 'norman tormod norrie', 'oliver ollie olly',
  'pamela pam', 'patricia pat patsy trish tricia patti paddy', 'patrick pat paddy padraig rick', 'paul pol', 'peter pete pat peadar', 'philip phillip phil pip', 'philippa pippa pip', 'priscilla cilla', 'rachel raquel rachael', 'raymond ray',
  'rebecca becky becca beck', 'richard rick ricky dick rich richie', 'robert rob bob bobby robbie rab rabbie bert raibeart', 'roderick rod roddy rory ruaridh ruairidh', 'ronald ron ronnie raghnall', 'rory ruaridh ruairidh ruairi', 'rosemary rose rosie', 'ross',
  'roseann rosanne roseanne rose', 'ruth ruthie', 'samantha sam sammy', 'samuel sam sammy', 'sandra sandy alexandra', 'sarah sara sally sadie morag', 'sean shaun shawn john', 'sheena sine jean', 'sheila sheilagh shelagh sile', 'shirley shirl', 'simon si sim',
  'siobhan shivaun chevonne shivonne shevaun joan', 'sophia sophie', 'stephen steven steve stevie steaphan', 'stewart stuart stu stew', 'susan sue susie suzie suzanne susanna susannah', 'sylvia silvia', 'terence terry terrence', 'theresa teresa terry tess tessa', 'theodore theo ted',
  'thomas tom tommy tam tommie tomas', 'timothy tim timmy', 'tracey tracy trace', 'ursula', 'valerie val', 'veronica ronnie vera', 'victor vic', 'victoria vicky vikki tori vic', 'vincent vince vinnie', 'violet vi', 'vivian vivien viv vivienne',
  'walter wally wat wattie', 'wendy', 'william will bill billy willie liam uilleam wull', 'winifred winnie freda', 'yvonne evonne von', 'zachary zach zak',
].map((group) => group.split(' '))
