// What the page of the API does beyond being read: the theme, this server's address in the examples, search, copying.
const theme = localStorage.getItem('stoa.theme');
if (theme === 'light' || theme === 'dark') document.documentElement.setAttribute('data-theme', theme);

for (const code of document.querySelectorAll('.sample code'))
    if (code.textContent.includes('$ORIGIN')) code.textContent = code.textContent.replaceAll('$ORIGIN', location.origin);

const menu = document.querySelector('#menu');
const menu_button = document.querySelector('.menu-button');
const search = document.querySelector('#search');
const found = document.querySelector('#found');

function show_menu(open) {
    menu.classList.toggle('open', open);
    menu_button.setAttribute('aria-expanded', String(open));
}
menu_button.addEventListener('click', () => {
    show_menu(!menu.classList.contains('open'));
    if (menu.classList.contains('open')) search.focus();
});
menu.addEventListener('click', (event) => {
    if (event.target.closest('a')) show_menu(false);
});

// All words must be there, anywhere in the method, path, name or summary.
function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const link of menu.querySelectorAll('a[data-words]')) {
        const fits = words.every((word) => link.dataset.words.includes(word));
        link.closest('li').hidden = !fits;
        if (fits) count += 1;
    }
    for (const group of menu.querySelectorAll('.group')) group.hidden = !group.querySelector('ul > li:not([hidden])');
    menu.scrollTop = 0;
    found.textContent = words.length === 0 ? '' : count === 0 ? 'Nothing found' : `${count} found`;
}
search.addEventListener('input', filter);
search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') menu.querySelector('.group:not([hidden]) ul > li:not([hidden]) a')?.click();
    if (event.key === 'Escape') {
        search.value = '';
        filter();
    }
});
document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input')) return;
    event.preventDefault();
    show_menu(true);
    search.focus();
});

async function copy(button) {
    const text = button.parentElement.querySelector('code').textContent;
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        // Without a secure address there is no clipboard: the text is marked, to be copied by hand.
        getSelection().selectAllChildren(button.parentElement.querySelector('code'));
        return;
    }
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
}
for (const button of document.querySelectorAll('.copy')) button.addEventListener('click', () => void copy(button));

// Marks in the list what is being read.
const links = new Map([...menu.querySelectorAll('a')].map((link) => [link.getAttribute('href').slice(1), link]));
const seen = new IntersectionObserver(
    (entries) => {
        const entry = entries.find((one) => one.isIntersecting);
        if (!entry) return;
        for (const link of links.values()) link.removeAttribute('aria-current');
        const link = links.get(entry.target.id);
        link.setAttribute('aria-current', 'location');
        link.scrollIntoView({ block: 'nearest' });
    },
    { rootMargin: '-60px 0px -70% 0px' },
);
for (const article of document.querySelectorAll('article.operation')) seen.observe(article);
