import { type Lens, parts } from './lens.ts'

export const outcomesForCarers: Lens = {
  id: 'outcomes-for-carers', name: 'Outcomes for carers: thirteen in four groups', reading: 'sourced',
  about: 'The list that Lilypad begins from: outcomes for carers, with how they are treated as a partner counted like any other.',
  source: 'Miller, E., University of Strathclyde: outcomes for carers, after Talking Points (Cook & Miller 2012)',
  licence: 'Short names with credit; no scale exists, and none is added.',
  parts: parts(`
health | Health and wellbeing | O1=
life | A life of their own | O2=
relationship | Positive relationship with the person cared for | O3=
money | Financial wellbeing | O4=
choices | Choices in caring, including limits | O5=
equipped | Feeling informed, skilled and equipped | O6=
satisfaction | Satisfaction in caring | O7=
partnership | Partnership with services | O8=
listened | Being listened to | O9=
valued | Valued and respected | O10=
say | Having a say in services | O11=
practitioners | Meaningful relationship with practitioners | O12=
information | Able to access information and advice | O13=
person | The group for the person cared for: quality of life (no item of its own) | X1~`),
  hides: ['X2', 'X3', 'X4', 'X5', 'X6'],
}

export const talkingPoints: Lens = {
  id: 'talking-points', name: 'Talking Points for carers (CDSET)', reading: 'sourced',
  about: 'The Scottish framework behind a conversation with carers: a memory aid, not a questionnaire.',
  source: 'Cook & Miller, Joint Improvement Team 2012; columns as given by Petch, Iriss 2012',
  licence: 'Names with credit. No fixed scale exists.',
  parts: parts(`
person | Quality of life for the person cared for | X1=
health | Maintaining health and wellbeing | O1=
life | A life of their own | O2=
relationship | Positive relationship with the person cared for | O3=
money | Freedom from financial hardship | O4=
choices | Choices in caring, including the limits of caring | O5=
equipped | Feeling informed, skilled and equipped | O6=
satisfaction | Satisfaction in caring | O7=
partnership | Partnership with services | O8=
valued | Valued and respected, expertise recognised | O10= O9~
say | Having a say in services | O11=
flexible | Flexible and responsive to changing needs | X2=
practitioners | Positive relationship with practitioners | O12=
accessible | Accessible, available and free at the point of need | X3= O13~`),
  hides: ['X4', 'X5', 'X6'],
}

export const talkingPointsPerson: Lens = {
  id: 'talking-points-person', name: 'Talking Points for the person who uses services', reading: 'ours',
  about: 'The sister framework, for when the person cared for has a plan of their own: fifteen outcomes in three kinds.',
  source: 'Talking Points (Cook & Miller 2012): quality of life, process and change outcomes. The three kinds are sourced; the single names are not confirmed here.',
  licence: 'Names with credit.',
  parts: parts(`
safe | Feeling safe? | X4= X1~
things | Having things to do? | X1~
people | Seeing people? | X1~
well | Staying as well as you can? | X1=
where | Living where and as you want? | X6= X1~
stigma | Not facing stigma? | X1~
listened | Listened to? | O9=
say | Having a say? | O11=
respected | Treated with respect? | O10=
responded | Responded to? | X2=
reliable | Support that is reliable? | X2~ O12~
confidence | Change: confidence and morale? | X1~
skills | Change: skills? | X1~
mobility | Change: getting about? | X1~
symptoms | Change: fewer symptoms? | X1~`),
  hides: ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O13', 'X3', 'X5'],
  caution: 'It is about the person cared for. A carer’s own outcomes have no place in it, and should not be put there.',
}

export const epic: Lens = {
  id: 'epic', name: 'Equal Partners in Care (EPiC)', reading: 'ours',
  about: 'Six principles for people who work with carers. They describe the work, not the carer.',
  source: 'NHS Education for Scotland and Scottish Social Services Council: Equal Partners in Care, six principles',
  licence: 'A public training framework; names paraphrased.',
  parts: parts(`
identified | Carers are identified | O13~
supported | Supported and empowered to manage their caring role | O6= O1~ O5~ O13~
life | Enabled to have a life outside caring | O2=
fair | Free from disadvantage or discrimination because of caring | O4~ X3~
planning | Fully engaged in planning and shaping services | O11= X2~
partners | Recognised and valued as equal partners | O8= O10= O9~ O12~`),
  hides: ['O3', 'O7', 'X1', 'X4', 'X5', 'X6'],
  caution: 'It has three levels, of a worker’s knowledge and skill. They are not levels of a carer.',
}

export const eligibility: Lens = {
  id: 'scottish-eligibility', name: 'Scottish eligibility areas', reading: 'ours',
  about: 'Seven areas of a carer’s life by which authorities look at the impact of caring.',
  source: 'Carers (Scotland) Act 2016, statutory guidance, Annex F (a suite that most authorities use)',
  licence: 'Open Government Licence.',
  parts: parts(`
health | Health and wellbeing | O1=
relationships | Relationships | O3=
home | Living environment | X6=
work | Employment and training | O2=
money | Finance | O4=
balance | Life balance | O2= O5~
future | Future planning | X5=`),
  hides: ['O6', 'O7', 'O8', 'O9', 'O10', 'O11', 'O12', 'O13', 'X1', 'X2', 'X3', 'X4'],
  caution: 'The five levels of impact are a person’s judgement, with reasons. Nothing here works them out.',
}

export const shanarri: Lens = {
  id: 'shanarri', name: 'Wellbeing of children: SHANARRI', reading: 'ours',
  about: 'Eight words for a child’s wellbeing in Scotland, used for young carers.',
  source: 'Children and Young People (Scotland) Act 2014, s.96(2)',
  licence: 'Open Government Licence.',
  parts: parts(`
safe | Safe | X4= O1~
healthy | Healthy | O1=
achieving | Achieving | O2= O6~
nurtured | Nurtured | O1~ O3~
active | Active | O2=
respected | Respected | O9= O10= O11~
responsible | Responsible | O5=
included | Included | O2= O8~`),
  hides: ['O4', 'O7', 'O12', 'O13', 'X1', 'X2', 'X3', 'X5', 'X6'],
}
