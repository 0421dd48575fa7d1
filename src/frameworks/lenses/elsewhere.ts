import { type Lens, parts } from './lens.ts'

export const coat: Lens = {
  id: 'coat', name: 'COAT (Sweden): four areas', reading: 'ours',
  about: 'The Carers Outcome Agreement Tool: what was agreed in each of four areas, who does it, and did it help.',
  source: 'Hanson, Magnusson & Nolan, Nka; titles translated (National Board register)',
  licence: 'Free to read after registration; no open licence found. Titles only.',
  parts: parts(`
helping | Helping you to care | O6= O5~ O7~ O13~
life | Making life better for you | O1= O2= O4~
relative | Making life better for your relative | X1= O3~
support | Getting good-quality help and support | O8= O12= O9~ O10~ O11~ O13~ X2~ X3~`),
  hides: ['X4', 'X5', 'X6'],
}

export const care: Lens = {
  id: 'care-tool', name: 'C.A.R.E. Tool (Canada): ten sections', reading: 'ours',
  about: 'Caregivers’ Aspirations, Realities and Expectations: a conversation that ends in what to work on next, not in a score.',
  source: 'Guberman, Keefe, Fancey, Barylak & Nahmiash, 2001 and 2006',
  licence: 'No open licence found. Names of sections only.',
  parts: parts(`
about | Who is who | X1~
work | Caregiving work | O5~ O6~ X1~
support | Informal and formal support | O8~
living | Living arrangements | X6=
other | Other responsibilities | O2~
money | Financial contribution | O4=
health | Physical and emotional health | O1=
family | Family relations | O3=
planning | Crisis and long-term planning | X5=
needs | Support that is needed | O13~ X2~ X3~
risk | The separate risk screen | X4~`),
  hides: ['O7', 'O9', 'O10', 'O11', 'O12'],
}

export const star: Lens = {
  id: 'carers-star', name: 'Carers Star, by name', reading: 'ours',
  about: 'Seven areas with a journey of five steps. Its journey goes upward; Lilypad’s does not.',
  source: 'Triangle Consulting: Outcomes Star for carers',
  licence: 'Licensed, with training for staff. Names of areas only; no steps and no scale.',
  parts: parts(`
health | Health | O1=
role | The caring role | O3~ O5~ O6~
home | Managing at home | O6~ X1~ X6~
time | Time for yourself | O2=
feel | How you feel | O1=
money | Finances | O4=
work | Work | O2=`),
  hides: ['O7', 'O8', 'O9', 'O10', 'O11', 'O12', 'O13', 'X2', 'X3', 'X4', 'X5'],
}

export const acqol: Lens = {
  id: 'ac-qol', name: 'Adult Carer Quality of Life (AC-QoL), by name', reading: 'ours',
  about: 'Eight areas of a questionnaire of forty items.',
  source: 'Elwick, Joseph, Becker & Becker 2010',
  licence: 'Rights reserved. Names of areas only.',
  parts: parts(`
support | Support for caring | O8~ O12~ O13~
choice | Caring choice | O5=
stress | Caring stress | O1=
money | Money matters | O4=
growth | Personal growth | O2~
value | Sense of value | O10=
ability | Ability to care | O6= X1~
satisfaction | Carer satisfaction | O7=`),
  hides: ['O3', 'O9', 'O11', 'X2', 'X3', 'X4', 'X5', 'X6'],
}

export const csnat: Lens = {
  id: 'csnat', name: 'CSNAT: its two sides, by name', reading: 'ours',
  about: 'Support for those who care for somebody at the end of life: what enables them to care, and support for themselves.',
  source: 'Ewing & Grande: Carer Support Needs Assessment Tool',
  licence: 'Copyright; free to practitioners with a licence. Its two sides only, no domains.',
  parts: parts(`
enabling | Enabling the carer to care | O6~ O8~ O13~ X1~ X5~
self | Support for the carer | O1~ O2~ O4~`),
  hides: ['O3', 'O5', 'O7', 'O9', 'O10', 'O11', 'O12', 'X2', 'X3', 'X4', 'X6'],
  caution: 'Its authors say that it must not be used to measure outcomes.',
}
