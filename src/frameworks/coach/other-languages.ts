import { phrases } from './phrases.ts'

// The same rules in Welsh, Swedish and French, with shorter lists of our own. Where a list does not know, the coach is silent.

export interface LanguageLists {
  first: readonly string[]
  wants: readonly string[]
  services: readonly string[]
  receiving: readonly string[]
  changeVerbs: readonly string[]
  genericNouns: readonly string[]
  professional: readonly string[]
  roleNouns: readonly string[]
  people: readonly string[]
  life: readonly string[]
  becauses: readonly string[]
  feelings: readonly string[]
  doing: readonly string[]
  deficits: readonly string[]
  workerGoals: readonly string[]
  absolutes: readonly string[]
  stockPhrases: readonly string[]
  safety: readonly string[]
  sensitive: readonly string[]
  /** Words by which the language is known when nobody says which it is. */
  marks: readonly string[]
}

export const welsh: LanguageLists = {
  marks: phrases(`dw i, rydw i, rwyf, rwy'n, eisiau, gyda, fy, ei, yn, yr, y, ar, neu, rhywun, i'r, i fy, wythnos, i ofalwyr, gofal, gofalwr, gofalwyr, gwella, cynnal, mae, mam, dad, heb, er mwyn`),
  first: phrases(`dw i, rydw i, rwyf, rwy'n, dwi, fi, fy, hoffwn, hoffwn i, mi, ni, ein, rydyn ni, i mi, fy hun`),
  wants: phrases(`dw i eisiau, rydw i eisiau, rwyf eisiau, rwyf am, hoffwn, hoffwn i, eisiau`),
  services: phrases(`seibiant, seibiannau, gofal seibiant, gofal dydd, gofal cartref, gofal ysbaid, canolfan ddydd, cwnsela, cwnselydd, therapi, asesiad, asesiadau, atgyfeirio, atgyfeiriad, gwasanaeth, gwasanaeth eistedd, gwasanaethau, offer, cyfarpar, addasiadau, grant, grantiau, taliad, taliadau, taliadau uniongyrchol, lwfans, cyllid, cyllideb bersonol, cludiant, hyfforddiant, cwrs, cyrsiau, grŵp cymorth, grŵp gofalwyr, cynllun gofal, pecyn gofal, oriau, cymorth, cefnogaeth, gweithiwr cymorth, gweithiwr cymdeithasol, eiriolwr, eiriolaeth, sgwrs reolaidd, sgwrs, larwm, canllawiau, gwyliau, egwyl, tylino, aelodaeth`),
  receiving: phrases(`derbyn, cael mynediad at, mynychu, cael ei atgyfeirio, cael cynnig, cael ei asesu`),
  changeVerbs: phrases(`gwella, cynyddu, cynnal, hybu, hyrwyddo, lleihau, datblygu, atal, sicrhau, cryfhau, cefnogi`),
  genericNouns: phrases(`llesiant, lles, annibyniaeth, ansawdd bywyd, iechyd, iechyd meddwl, symudedd, hyder, sgiliau, sgiliau cymdeithasol, cyfathrebu, diogelwch, urddas, rôl ofalu, straen, unigrwydd`),
  professional: phrases(`llesiant, annibyniaeth, ansawdd bywyd, asesiad, ymyrraeth, darpariaeth, cydymffurfio, ymgysylltu, rôl ofalu, defnyddiwr gwasanaeth`),
  roleNouns: phrases(`y gofalwr, gofalwr, gofalwyr, ofalwyr, y claf, defnyddiwr gwasanaeth, y person ifanc, yr unigolyn`),
  people: phrases(`mam, mam-gu, nain, dad, tad, tad-cu, taid, gŵr, gwraig, mab, merch, plant, brawd, chwaer, ffrind, ffrindiau, wyrion, ci, cath, cymydog, teulu`),
  life: phrases(`côr, canu, capel, eglwys, parc, traeth, gardd, coginio, cinio dydd sul, siop, tafarn, pêl-droed, rygbi, ysgol, coleg, gwaith, llyfr, darllen, nofio, cerdded, beic, dawnsio, nos iau, dydd sul, dydd sadwrn, i'r capel, i'r côr`),
  becauses: phrases(`er mwyn, heb boeni, fel bod, fel y gallaf, achos, oherwydd, eto, pan, drwy'r nos, peidio â`),
  feelings: phrases(`teimlo, hapus, hapusach, diogel, tawel, hyderus, poeni, unig, cysgu, gwell, well, blinedig`),
  doing: phrases(`mynd â, fynd â, cael paned, gael paned, chwarae, chwarae'r, ddarllen, ganu, arddio, garddio, gyrru, yrru, helpu, nôl, gwneud, wneud, gorffen, orffen, ymuno, dawnsio, ddawnsio, pysgota, bysgota, gwylio, wylio, ysgrifennu, ffonio, mynd, fynd, cwrdd, gyfarfod, gweld, chwarae, cerdded, coginio, canu, nofio, darllen, gweithio, dysgu, siopa, ymweld, dechrau, bwyta, siarad`),
  deficits: phrases(`ddim yn ymdopi, methu ymdopi, yn gwrthod, gwrthod, heriol, ymddygiad heriol, diffyg dealltwriaeth, ddim yn cydymffurfio, anodd ymgysylltu`),
  workerGoals: phrases(`cydymffurfio, cydymffurfio â, derbyn cymorth, derbyn gofal, ymgysylltu â, cael ei annog i, cytuno i, dilyn y cynllun`),
  absolutes: phrases(`bob amser, byth, yn llwyr, yn gyfan gwbl, pob angen`),
  stockPhrases: phrases(`cynnal annibyniaeth, gwella llesiant, gwella ansawdd bywyd, lleihau straen, hybu annibyniaeth, byw'n annibynnol, cefnogi'r gofalwr, parhau i ofalu`),
  safety: phrases(`taro, fy nharo, brifo fy hun, lladd fy hun, ofn ohono, ofn ohoni, cam-drin, dan glo, hunan-niweidio, gorddos, hunanladdiad`),
  sensitive: phrases(`carchar, collfarn, lloches, fisa, hiv`),
}

export const swedish: LanguageLists = {
  marks: phrases(`jag, och, att, inte, vill, ska, för, med, på, är, den, det, som, sig, min, mitt, mina, hemmet, veckan, enskilde, en, ett, kunna`),
  first: phrases(`jag, mig, min, mitt, mina, vi, oss, vår, vårt, våra`),
  wants: phrases(`jag vill, jag önskar, jag skulle vilja, jag vill kunna`),
  services: phrases(`avlösning, avlösning i hemmet, växelvård, korttidsboende, korttidsvistelse, korttidsplats, dagverksamhet, daglig verksamhet, hemtjänst, hemsjukvård, boendestöd, ledsagning, ledsagare, kontaktperson, trygghetslarm, färdtjänst, bistånd, insats, insatser, stöd, stödinsats, samtalsstöd, anhöriggrupp, anhörigstöd, utredning, remiss, hjälpmedel, bostadsanpassning, särskilt boende, matdistribution, träning, sjukgymnastik, fysioterapi, arbetsterapi, behandling, timmar, bidrag, utbildning, kurs, personlig assistent, assistans`),
  receiving: phrases(`beviljas, erhålla, få tillgång till, delta i, erbjudas, remitteras`),
  changeVerbs: phrases(`förbättra, öka, bibehålla, upprätthålla, främja, minska, utveckla, förebygga, säkerställa, stärka, stödja, behålla`),
  genericNouns: phrases(`självständighet, självständigheten, livskvalitet, livskvaliteten, välbefinnande, välbefinnandet, hälsa, hälsan, rörlighet, rörligheten, trygghet, tryggheten, trygg, meningsfull, delaktighet, självkänsla, självförtroende, ensamhet, isolering, social samvaro, gemenskap, meningsfull vardag, meningsfull fritid, ha det bra, bra i livet, skälig levnadsnivå, goda levnadsvillkor, funktionsförmåga, adl`),
  professional: phrases(`den enskilde, den enskildes, brukaren, brukare, klienten, patienten, den anhörige, vårdtagaren, självständighet, livskvalitet, välbefinnande, insats, insatser, behov, tillgodosedda, tillgodosett, delaktig, delaktighet, funktionsförmåga, aktivering, sociala kontakter, skälig levnadsnivå`),
  roleNouns: phrases(`den enskilde, brukaren, klienten, patienten, den anhörige, vårdtagaren, eleven, barnet, anhörig`),
  people: phrases(`mamma, pappa, man, fru, make, maka, son, dotter, barn, barnen, barnbarn, bror, syster, mormor, farmor, morfar, farfar, vän, vänner, kompis, kompisar, granne, hund, hunden, katt, katten, arbetskamrater`),
  life: phrases(`kör, körövning, sjunga, kyrkan, parken, stranden, trädgård, trädgården, laga mat, söndagsmiddag, affären, skogen, promenad, simma, fotboll, bok, läsa, skola, jobba, jobbet, stugan, torsdagar, söndagar, lördagar, fika, dansa, måla, sticka`),
  becauses: phrases(`så att jag, så att vi, så jag, för att jag, eftersom, utan att, igen, när han, när hon, när jag, en hel natt, på natten`),
  feelings: phrases(`känna, känner, må, mår, glad, lugn, lugnare, trygg, säker, orolig, oroa, ensam, sova, orkar, utvilad, bättre`),
  doing: phrases(`ta med, ta, hinna, fika, laga, baka, läsa, sjunga, åka, resa, köra, hälsa på, träffa, promenera, spela, arbeta, jobba, plantera, dansa, simma, cykla, handla, prata, ringa, skriva, måla, sticka, bada, fiska, segla, vara med, följa med, plocka, bjuda, fira, gå, åka, träffa, besöka, spela, laga, sjunga, simma, läsa, jobba, lära, handla, börja, äta, prata, promenera, dansa, måla, cykla`),
  deficits: phrases(`klarar inte, orkar inte med, vägrar, saknar insikt, bristande insikt, utmanande beteende, problembeteende, omotiverad, samarbetar inte, beroende av`),
  workerGoals: phrases(`följa planen, följa råd, ta emot hjälp, acceptera hjälp, medverka till, motiveras till, samtycka till, delta i insatsen`),
  absolutes: phrases(`alltid, aldrig, helt och hållet, fullständigt, alla behov`),
  stockPhrases: phrases(`bibehålla självständighet, förbättra livskvaliteten, öka livskvaliteten, ökat välbefinnande, minska stress, känna sig trygg, meningsfull vardag, ha det bra, delaktig i samhället, bo kvar hemma, stödja den anhörige`),
  safety: phrases(`slår mig, slår honom, slår henne, skada mig själv, skadar mig själv, ta livet av, självmord, rädd för honom, rädd för henne, inlåst, misshandel, överdos, hotar`),
  sensitive: phrases(`fängelse, dömd, asyl, uppehållstillstånd, hiv`),
}

export const french: LanguageLists = {
  marks: phrases(`je, j'ai, ma, mon, mes, le, la, les, des, une, un, de, et, pour, avec, à, l'amener, sans, par semaine, mère, père, être, dans`),
  first: phrases(`je, j'aimerais, j'ai, moi, ma, mon, mes, me, m', nous, notre, nos, mien`),
  wants: phrases(`je veux, je voudrais, j'aimerais, je souhaite`),
  services: phrases(`répit, aide à domicile, aide ménagère, accueil de jour, hébergement temporaire, garde, garde de nuit, garde à domicile, soutien psychologique, suivi, suivi psychologique, séance, séances, rééducation, orthophonie, orthophoniste, kinésithérapie, kinésithérapeute, kiné, ergothérapie, ergothérapeute, psychomotricité, prise en charge, évaluation, orientation, allocation, aide financière, subvention, financement, transport, formation, groupe de parole, groupe de soutien, services, service, accompagnement, auxiliaire de vie, assistante sociale, heures d'aide, matériel, aménagement, fauteuil roulant, téléassistance, placement, traitement, bilan, atelier, ateliers, intervention, soins`),
  receiving: phrases(`bénéficier de, recevoir, accéder à, être orienté, être orientée, être évalué, participer à un atelier, avoir accès à, obtenir`),
  changeVerbs: phrases(`améliorer, augmenter, maintenir, favoriser, promouvoir, réduire, diminuer, développer, prévenir, assurer, renforcer, stimuler, soutenir, garantir, amener à, l'amener à, permettre, travailler, encourager`),
  genericNouns: phrases(`qualité de vie, autonomie, bien-être, santé, mobilité, confiance en soi, estime de soi, compétences, compétences émotionnelles, compétences sociales, communication, sécurité, dignité, socialisation, lien social, isolement, stress, équilibre, attention, concentration, motricité, motricité fine, langage, comportement, se responsabiliser, responsabiliser, participation, inclusion, épanouissement`),
  professional: phrases(`autonomie, qualité de vie, compétences, responsabiliser, se responsabiliser, prise en charge, bénéficier, l'usager, l'usagère, le résident, la résidente, l'aidant, le patient, la patiente, l'aidé, émotionnelles, socialisation, motricité, bien-être, orientation, évaluation, adhérer, intervention`),
  roleNouns: phrases(`l'usager, l'usagère, le résident, la résidente, l'aidant, l'aidante, le patient, la patiente, l'enfant, le jeune, l'élève, la personne, le bénéficiaire`),
  people: phrases(`mère, père, maman, papa, mari, femme, époux, épouse, fils, fille, enfant, enfants, frère, sœur, soeur, grand-mère, grand-père, mamie, papi, petits-enfants, ami, amis, amie, amies, copains, copines, voisin, voisine, chien, chat, famille`),
  life: phrases(`chorale, chanter, église, messe, parc, plage, jardin, jardiner, cuisiner, repas du dimanche, marché, café, magasin, natation, nager, football, livre, lire, école, travail, bureau, vélo, danser, peindre, tricoter, cinéma, théâtre, jeudi soir, dimanche, samedi, nuit entière, vacances`),
  becauses: phrases(`pour ne plus, pour que je, afin que je, sans m'inquiéter, sans avoir, parce que, quand il, quand elle, quand je, à nouveau, de nouveau, une nuit entière, la nuit, comme avant, au lieu de`),
  feelings: phrases(`sentir, me sentir, se sentir, heureux, heureuse, calme, tranquille, rassuré, rassurée, inquiéter, inquiet, seul, seule, dormir, mieux, reposé, reposée, anxieux, stress`),
  doing: phrases(`emmener, amener, aller, retourner, reprendre, lire, jouer, chanter, marcher, voir, visiter, cuisiner, préparer, manger, boire, danser, nager, conduire, voyager, partir, sortir, inviter, recevoir mes, apprendre, travailler, jardiner, peindre, écrire, téléphoner, appeler, parler, faire du, faire de la, faire les, participer, finir, pêcher, fêter, aller, retourner, jardiner, cuisiner, chanter, voir, rencontrer, jouer, marcher, cuisiner, chanter, nager, lire, travailler, apprendre, commencer, manger, parler, sortir, visiter, danser, peindre, écrire, reprendre`),
  deficits: phrases(`ne gère pas, refuse, refus de, opposant, opposante, dans le déni, manque d'autonomie, manque de motivation, comportement difficile, troubles du comportement, non compliant, dépendant`),
  workerGoals: phrases(`adhérer à, adhésion, accepter l'aide, accepter les soins, se conformer, respecter le plan, être encouragé à, s'engager dans, coopérer`),
  absolutes: phrases(`toujours, jamais, totalement, complètement, entièrement, tous les besoins`),
  stockPhrases: phrases(`améliorer la qualité de vie, maintenir l'autonomie, favoriser l'autonomie, améliorer le bien-être, réduire le stress, rompre l'isolement, maintien à domicile, maintenir à domicile, soutenir l'aidant, lien social`),
  safety: phrases(`me frappe, me tape, me faire du mal, me suicider, suicide, peur de lui, peur d'elle, enfermé, enfermée, maltraitance, menace, violences`),
  sensitive: phrases(`prison, condamné, condamnée, demandeur d'asile, sans papiers, titre de séjour, vih`),
}
