import { type Lens, parts } from './lens.ts'

export const spru: Lens = {
  id: 'spru', name: 'SPRU: four dimensions for carers', reading: 'ours',
  about: 'The York programme from which much of this comes: outcomes of change, of keeping, and of how one is treated.',
  source: 'Social Policy Research Unit, York (Qureshi, Nicholas, Bamford, Patmore; from 1996); four dimensions in SCIE Guide 9',
  licence: 'Copying for non-commercial use; names only here.',
  parts: parts(`
person | Quality of life of the person cared for? | X1= X4~
carer | The carer’s own quality of life? | O1= O2= O3= O4~
role | Recognition and support in the caring role? | O5= O6= O7= O8~
process | How services are given? | O10= O11= O8~ O9~ O12~ O13~ X2~ X3~`),
  hides: ['X5', 'X6'],
}

export const ascot: Lens = {
  id: 'ascot-carer', name: 'ASCOT-Carer: seven domains', reading: 'ours',
  about: 'Social care related quality of life, for carers. The names of its domains only.',
  source: 'Personal Social Services Research Unit, University of Kent; domains as in Rand et al. 2019',
  licence: 'Copyright University of Kent. Names with credit; its questions, answers and values are licensed and not here.',
  parts: parts(`
occupation | Occupation | O2=
control | Control over daily life | O2~ O5~
self | Looking after yourself | O1~
safety | Personal safety | X4=
social | Social participation and involvement | O2=
space | Space and time to be yourself | O2=
encouraged | Feeling supported and encouraged | O8~ O9~ O10~ O12~`),
  hides: ['O3', 'O4', 'O6', 'O7', 'O11', 'O13', 'X1', 'X2', 'X3', 'X5', 'X6'],
  caution: 'Factor analysis put fulfilment and getting on with the person somewhere else (Rand et al. 2019): they are not in it.',
}

export const careAct: Lens = {
  id: 'care-act', name: 'Care Act outcomes for carers (England)', reading: 'ours',
  about: 'The eight outcomes that count when eligibility for carers is decided in England.',
  source: 'Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), reg. 3',
  licence: 'Open Government Licence.',
  parts: parts(`
child | Carrying out caring for a child | O3~
others | Caring for other people | O3~
home | A habitable home environment | X6=
nutrition | Managing and maintaining nutrition | O1~
relationships | Family or other personal relationships | O3=
work | Work, training, education or volunteering | O2=
community | Using facilities or services in the community | O2=
recreation | Recreational activities | O2=
able | Able and willing: the assessment, not one of the eight? | O5~
health | Health at risk: the condition before the eight | O1=`),
  hides: ['O4', 'O6', 'O7', 'O8', 'O9', 'O10', 'O11', 'O12', 'O13', 'X1', 'X2', 'X3', 'X4', 'X5'],
}

export const wales: Lens = {
  id: 'wales', name: 'Wales: aspects of well-being, and the carer’s assessment', reading: 'ours',
  about: 'The well-being aspects of the Welsh Act, and what an assessment of a carer must ask.',
  source: 'Social Services and Well-being (Wales) Act 2014, ss.2, 6 and 24',
  licence: 'Open Government Licence.',
  parts: parts(`
health | Physical and mental health, emotional well-being | O1=
protection | Protection from abuse and neglect | X4=
education | Education, training and recreation | O2=
relationships | Domestic, family and personal relationships | O3=
society | Contribution made to society | O2~
rights | Securing rights and entitlements | O13= O4~
economic | Social and economic well-being | O4=
home | Suitability of living accommodation | X6=
control | Control over day-to-day life | O5= O11~
work | Participation in work | O2=
able | Able and willing, now and to come (s.24) | O5= X5~
views | Views, wishes, feelings and dignity (s.6) | O9~ O10~
involved | Involvement in the assessment | O8~
advice | Information and advice (duty) | O13= X3~`),
  hides: ['O6', 'O7', 'O12', 'X1', 'X2'],
  caution: 'The person cared for has an assessment of their own; satisfaction in caring has no place.',
}
