import { ActivityHandler } from 'botbuilder';
import type { InvokeResponse, TurnContext } from 'botbuilder';
import { isPersonal } from './activity';
import type { Buttons } from './buttons';
import type { Questions } from './questions';

/** Which activity goes where. A subclass because the vendor has no registration for invokes. */
export class TeamsHandler extends ActivityHandler {
  constructor(
    questions: Questions,
    private readonly buttons: Buttons,
  ) {
    super();
    this.onMessage(async (context, next) => {
      const pressed = !context.activity.text && isObject(context.activity.value);
      await (pressed ? buttons.submitted(context) : questions.answer(context));
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient } = context.activity;
      const added = membersAdded.some((member) => member.id === recipient.id);
      if (added && isPersonal(context.activity)) await questions.welcome(context);
      await next();
    });
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    return context.activity.name === 'adaptiveCard/action' ? this.buttons.invoked(context) : { status: 501 };
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
