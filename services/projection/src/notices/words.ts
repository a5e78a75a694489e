/** What messages say in the language of their reader. */
import type { Kind, Language } from '../answers/notices.js';

type Words = Readonly<Record<Kind | 'waiting' | 'since' | 'inPlaceOf' | 'open' | 'why', string>>;

export const words: Readonly<Record<Language, Words>> = {
  en: {
    decision: 'Decision',
    exception: 'Exception',
    'andon-call': 'Andon call',
    'maintenance-order': 'Maintenance order',
    'planning-action': 'Planning action',
    waiting: 'Waiting for you',
    since: 'since',
    inPlaceOf: 'in the place of',
    open: 'Open your work',
    why: 'You chose to be told by e-mail. Change that here',
  },
  fr: {
    decision: 'Décision',
    exception: 'Exception',
    'andon-call': 'Appel andon',
    'maintenance-order': 'Ordre de maintenance',
    'planning-action': 'Action de planification',
    waiting: 'En attente de votre part',
    since: 'depuis le',
    inPlaceOf: 'à la place de',
    open: 'Ouvrir mon travail',
    why: 'Vous avez choisi d’être prévenu par e-mail. Changer ce choix',
  },
  pl: {
    decision: 'Decyzja',
    exception: 'Wyjątek',
    'andon-call': 'Wezwanie andon',
    'maintenance-order': 'Zlecenie konserwacji',
    'planning-action': 'Działanie planistyczne',
    waiting: 'Czeka na Ciebie',
    since: 'od',
    inPlaceOf: 'w zastępstwie',
    open: 'Otwórz moją pracę',
    why: 'Wybrano powiadamianie e-mailem. Zmień to tutaj',
  },
  pt: {
    decision: 'Decisão',
    exception: 'Exceção',
    'andon-call': 'Chamada andon',
    'maintenance-order': 'Ordem de manutenção',
    'planning-action': 'Ação de planeamento',
    waiting: 'À sua espera',
    since: 'desde',
    inPlaceOf: 'em lugar de',
    open: 'Abrir o meu trabalho',
    why: 'Escolheu ser avisado por e-mail. Altere essa escolha aqui',
  },
};
