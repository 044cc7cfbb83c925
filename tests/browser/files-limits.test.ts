// How large a file may be, by its kind and by who sends it: told before one is chosen, and refused at once.
import { expect, it } from 'vitest';
import { axe, sidewaysScroll, sizes } from '../support/browser.ts';
import { chooser, noise } from '../support/page_files.ts';
import { carefulPack } from '../support/packs.ts';
import { Stage } from '../support/stage.ts';

const sizesOfPack = `
[rule."content.attachment".parameters]
size_bytes_max_of = { picture = 1_000_000, pdf = 3_000_000, buyer = { picture = 2_000_000 } }
`;
const scene = new Stage({ logins: ['olga', 'ada'], settings: carefulPack('', sizesOfPack) });

const told = {
    seller: /^You can send pictures up to 1 MB; PDF up to 3 MB; text files, .+ up to 10 MB; at most 10 files$/,
    buyer: /^You can send pictures up to 2 MB; PDF up to 3 MB; text files, .+ up to 10 MB; at most 10 files$/,
};

it.each([
    ['seller', 'desktop'],
    ['buyer', 'desktop'],
    ['buyer', 'phone'],
] as const)('a %s on a %s reads them, and what is larger is refused by the words for its kind', async (side, size) => {
    const { conversation_id: id } = await scene.market.inquiry();
    const path = side === 'seller' ? `/s/${scene.market.north.id}/messages/${id}` : `/messages/${id}`;
    const { person, page } = await scene.visit(side === 'seller' ? 'olga' : 'ada', path, sizes[size]);
    const add = page.getByRole('button', { name: 'Add files' });
    await add.waitFor();
    if (size === 'phone') await add.click();
    await page.getByText(told[side]).first().waitFor({ state: 'attached' });
    expect(await chooser(page).getAttribute('accept')).toContain('application/pdf');
    expect((await chooser(page).getAttribute('accept'))!.includes('image/gif')).toBe(side === 'buyer');
    if (size === 'phone') await page.keyboard.press('Escape');

    const limit = side === 'seller' ? 1 : 2;
    await chooser(page).setInputFiles([
        noise('large.jpg', 'image/jpeg', limit * 1_000_000 + 1),
        noise('large.pdf', 'application/pdf', 3_000_001),
    ]);
    await page.getByText(`A picture may have up to ${limit} MB. Make it smaller, or send it in parts.`).waitFor();
    await page.getByText('A PDF may have up to 3 MB. Make it smaller, or send it in parts.').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});
