/** A group of names that go together, and how many of a hundred carers have one of them. */
interface Names { share: number; given: readonly string[]; family: readonly string[] }

const list = (words: string) => words.split(' ').map((word) => word.replaceAll('_', ' '))

/**
 * Names as they are met in a carers' centre: with diacritics, Mac and Mc with and without a space, doubles, Welsh, Gaelic, South
 * Asian, Polish, and some from elsewhere. None is a list of anybody: each word is common, and they are put together by chance.
 */
export const names: readonly Names[] = [
  {
    share: 34,
    given: list('Margaret Anne Jean Elizabeth Isobel Fiona Karen Alison Lesley Linda Susan Helen Sharon Donna Kirsty Eilidh Ailsa Morag Elspeth Catriona James John William Robert David Andrew Alan Brian Kenneth Gordon Stuart Craig Douglas Hamish Fraser Callum Euan Rory'),
    family: list('Smith Brown Wilson Thomson Robertson Campbell Stewart Anderson Scott Murray Reid Clark Ross Young Watson Paterson Morrison Mitchell Fraser Gray Hamilton Johnston Kerr Hunter Duncan Graham Ferguson Bell Allan Kelly Simpson Marshall Henderson Wallace Black Craig Russell Sinclair'),
  },
  {
    share: 18,
    given: list('Màiri Mòrag Catrìona Seonag Peigi Iseabail Ealasaid Sìne Flòraidh Oighrig Dòmhnall Iain Seumas Ruaraidh Aonghas Calum Eòghann Tormod Niall Coinneach'),
    family: list('MacDonald McDonald Mac_Donald MacLeod McLeod MacKenzie McKenzie MacKay McKay MacLean McLean MacNeil MacNeill McNeil MacInnes McInnes MacPhee McPhee MacAskill MacCrimmon McGregor MacGregor MacFarlane McFarlane MacIntyre McIntyre MacDougall McDougall NicDhòmhnaill NicLeòid'),
  },
  {
    share: 10,
    given: list('Siân Siôn Gwenllian Angharad Rhiannon Bethan Carys Ffion Llinos Nia Eirlys Megan Dilys Rhys Llŷr Dafydd Gwilym Hywel Emyr Iwan Geraint Aled'),
    family: list('Jones Davies Evans Williams Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Lloyd Rees Powell Jenkins Pugh Prosser ap_Gwilym ap_Rhys Vaughan'),
  },
  {
    share: 14,
    given: list('Asha Farida Nasreen Shazia Parveen Harpreet Gurinder Jaswinder Sunita Meena Priya Lakshmi Amina Zainab Ayesha Rukhsana Mohammed Imran Tariq Rajesh Sanjay Manjit Baljit Arjun Vikram Abdul_Karim'),
    family: list('Khan Ahmed Hussain Ali Begum Malik Iqbal Shah Patel Singh Kaur Sharma Gupta Menon Nair Iyer Chaudhry Rahman Chowdhury Aziz Mahmood Akhtar Bibi Dhillon Sandhu'),
  },
  {
    share: 12,
    given: list('Agnieszka Małgorzata Katarzyna Elżbieta Zofia Łucja Bożena Grażyna Żaneta Michał Paweł Łukasz Zbigniew Grzegorz Wojciech Stanisław Jerzy Andrzej'),
    family: list('Nowak Kowalska Kowalski Wiśniewska Wójcik Kamińska Lewandowska Zielińska Szymańska Woźniak Dąbrowska Kozłowska Jankowska Mazur Krawczyk Piotrowska Grabowska Pawłowska Michalska'),
  },
  {
    share: 12,
    given: list('Siobhán Niamh Aoife Caoimhe Ciarán Pádraig Seán José Zoë Chloë François Jürgen Björn Åsa Søren Đorđe Thảo Nguyệt Oluwaseun Chiamaka Kwame Yusuf Tomás Renée'),
    family: list("O'Brien O'Neill O'Donnell Ní_Bhriain Ó_Murchú García Muñoz Müller Öberg Ångström Nguyễn Trần Okafor Adeyemi Mensah Osei Silva D'Souza Ferreira St_John Núñez"),
  },
]

/** Outward halves of postcodes, by country and city. */
export const postcodeAreas = list('PA34 PA20 G12 G51 G73 EH6 EH15 KA1 KA22 IV2 IV51 HS1 PH33 FK8 DD4 AB24 CF14 CF31 SA1 SA62 LL55 LL13 LD1 NP20 B12 B29 BD8 BD3 LS9 LE5 M14 OL9 L8 NE4 S5 E7 SE15 BT7')
