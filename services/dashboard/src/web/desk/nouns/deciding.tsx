/** What is decided on, as the rule sees it, with the commands that answer it. */
import { departments, namedIn } from '../../api/contract.js';
import { Answer, Empty } from '../../parts/states.jsx';
import { useNoun, useThing, type Noun } from '../api/nouns.js';
import { Facts } from '../facts/facts.jsx';
import { Acting } from './acting.jsx';
import { t } from '../../language/language.js';

function Seen({ noun, id, wish }: { noun: Noun; id: string; wish: RegExp | undefined }) {
  const asked = useThing(noun, id);
  return (
    <Answer of={asked}>
      {(thing) => (
        <>
          <Acting of={noun} thing={thing} wish={wish} />
          <Facts of={thing} schema={noun.state} />
        </>
      )}
    </Answer>
  );
}

type Props = {
  of: { readonly service: string; readonly noun: string; readonly subject: string };
  wish?: RegExp | undefined;
};

export function Deciding({ of, wish }: Props) {
  const asked = useNoun(namedIn(departments, of.service), of.noun);
  return (
    <Answer of={asked}>
      {(noun) =>
        noun ? <Seen noun={noun} id={of.subject} wish={wish} /> : <Empty title={t('desk.noSuchNoun')} />
      }
    </Answer>
  );
}
