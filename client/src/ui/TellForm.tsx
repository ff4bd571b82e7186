import { type ReactNode, useState } from 'react';
import { useDraft } from '../lib/drafts';
import { Button, SubmitButton } from './Button';
import { Form } from './Form';
import { Sheet } from './Sheet';

const SHORTEST = 3;

/** How what was written is sent: the part of a mutation that a form needs. */
export interface Saving<Body> {
  mutate: (body: Body, then: { onSuccess: () => void }) => void;
  isPending: boolean;
  error: unknown;
}

export interface TellProps<Value> {
  draftName: string;
  initial?: Value;
  label: string;
  action: string;
  onClose: () => void;
}

/** Some words with what belongs to them, written in the page; kept on this device until they have arrived. */
export function TellForm<Value extends { text: string }>({
  draftName,
  initial,
  label,
  action,
  cancel,
  save,
  onClose,
  children,
}: TellProps<Value> & {
  initial: Value;
  cancel: string;
  save: Saving<Value>;
  /** The fields. @param isShort says that there are too few words, once somebody has tried */
  children: (value: Value, set: (fields: Partial<Value>) => void, isShort: boolean) => ReactNode;
}) {
  const [start] = useState(initial);
  const draft = useDraft(draftName, start);
  const [tried, setTried] = useState(false);
  const { value } = draft;
  const isShort = value.text.trim().length < SHORTEST;
  const close = () => {
    draft.clear();
    onClose();
  };
  const submit = () => {
    setTried(true);
    if (!isShort && !save.isPending) save.mutate(value, { onSuccess: close });
  };
  return (
    <Sheet pad>
      <Form label={label} error={save.error} onSubmit={submit}>
        {children(value, (fields) => draft.set({ ...value, ...fields }), tried && isShort)}
        <div className="row wrap">
          <SubmitButton size="sm" busy={save.isPending}>
            {action}
          </SubmitButton>
          <Button kind="quiet" size="sm" onClick={close}>
            {cancel}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
