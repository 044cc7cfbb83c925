// How fast a seller usually answers, as a buyer reads it: at the order, in the conversation, and nothing where too little is known.
import { expect, it } from 'vitest';
import { sizes } from '../support/browser.ts';
import { Stage } from '../support/stage.ts';
import { sql } from '../support/uploads.ts';

const stage = new Stage({ logins: ['ada'] });
const day = () => Math.floor(Date.now() / 86_400_000);
// So many answers of yesterday came within so many minutes.
const answered = (seller: number, within: number, answers: number) =>
    sql(stage.market.server, [
        `INSERT INTO response_days (seller_id, day, within_minutes, answers) VALUES (${seller}, ${day() - 1}, ${within}, ${answers});`,
    ]);

it.each(['desktop', 'phone'] as const)('is said by what two of three answers were within, on a %s', async (size) => {
    const { north, south } = stage.market;
    sql(stage.market.server, ['DELETE FROM response_days;']);
    answered(north.id, 30, 5);
    answered(north.id, 120, 5);
    answered(north.id, 1440, 2);
    answered(south.id, 15, 3); // Too few.
    const order = await stage.market.order();
    const { page, person } = await stage.visit('ada', `/orders/${north.id}/${order.id}`, sizes[size]);
    await page.getByText('Usually answers within 2 hr').waitFor();
    const { conversation_id: conversation } = await stage.market.inquiry('Is it oiled?');
    await page.goto(`${stage.market.server.url}/messages/${conversation}`);
    await page.getByText('Usually answers within 2 hr').waitFor();
    const link = stage.market.admin.makeLink('ada', 'South Shop', `BOWL-${size}`, 'Clay bowl');
    await page.goto(`${stage.market.server.url}/ask/${link}`);
    await page.getByRole('textbox', { name: 'Your message' }).waitFor();
    expect(await page.getByText(/Usually answers/).count()).toBe(0);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});
