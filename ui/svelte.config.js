// Read by Vite, svelte-check, eslint and prettier alike.
export default { compilerOptions: { runes: true } };
