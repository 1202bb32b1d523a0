import type { VendorKey } from './vendor-keys.ts';

const word = '[A-Za-z0-9]';
const url = '[A-Za-z0-9_-]';
const hex = '[0-9a-f]';
const end = '(?![A-Za-z0-9])';

/** Clouds, code hosts, package registries and what developers run on. */
export const vendorKeysOfPlatforms: readonly VendorKey[] = [
  {
    kind: 'github-token',
    prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    rest: `${word}{20,}`,
    example: (draw) => `ghp_${draw('alphanumeric', 36)}`,
  },
  {
    kind: 'github-fine-grained-token',
    prefixes: ['github_pat_'],
    rest: '[A-Za-z0-9_]{20,}',
    example: (draw) => `github_pat_${draw('alphanumeric', 22)}_${draw('alphanumeric', 59)}`,
  },
  {
    kind: 'gitlab-token',
    prefixes: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-', 'glagent-', 'gloas-'],
    rest: '[A-Za-z0-9_.-]{16,}',
    example: (draw) => `glpat-${draw('url', 20)}`,
  },
  {
    kind: 'aws-access-key-id',
    prefixes: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    rest: `[A-Z0-9]{16}${end}`,
    short: true,
    example: (draw) => `AKIA${draw('upper', 16)}`,
  },
  {
    kind: 'google-api-key',
    prefixes: ['AIza'],
    rest: `${url}{30,}`,
    short: true,
    example: (draw) => `AIza${draw('url', 35)}`,
  },
  {
    kind: 'google-access-token',
    prefixes: ['ya29.'],
    rest: `${url}{16,}`,
    example: (draw) => `ya29.${draw('url', 80)}`,
  },
  {
    kind: 'google-client-secret',
    prefixes: ['GOCSPX-'],
    rest: `${url}{20,}`,
    example: (draw) => `GOCSPX-${draw('url', 28)}`,
  },
  {
    kind: 'npm-token',
    prefixes: ['npm_'],
    rest: `${word}{30,}`,
    short: true,
    example: (draw) => `npm_${draw('alphanumeric', 36)}`,
  },
  {
    kind: 'pypi-token',
    prefixes: ['pypi-'],
    rest: `${url}{40,}`,
    example: (draw) => `pypi-AgEIcHlwaS5vcmc${draw('url', 120)}`,
  },
  {
    kind: 'rubygems-token',
    prefixes: ['rubygems_'],
    rest: `${hex}{32,}`,
    example: (draw) => `rubygems_${draw('hex', 48)}`,
  },
  {
    kind: 'docker-token',
    prefixes: ['dckr_pat_', 'dckr_oat_'],
    rest: `${url}{20,}`,
    example: (draw) => `dckr_pat_${draw('url', 27)}`,
  },
  {
    kind: 'digitalocean-token',
    prefixes: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    rest: `${hex}{32,}`,
    example: (draw) => `dop_v1_${draw('hex', 64)}`,
  },
  {
    kind: 'doppler-token',
    prefixes: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
    rest: '[A-Za-z0-9_.-]{30,}',
    short: true,
    example: (draw) => `dp.pt.${draw('alphanumeric', 43)}`,
  },
  {
    kind: 'vault-token',
    prefixes: ['hvs.', 'hvb.', 'hvr.'],
    rest: `${url}{20,}`,
    short: true,
    example: (draw) => `hvs.${draw('url', 90)}`,
  },
  {
    kind: 'databricks-token',
    prefixes: ['dapi', 'dose'],
    rest: `${hex}{32}(?:-[0-9])?${end}`,
    short: true,
    example: (draw) => `dapi${draw('hex', 32)}`,
  },
  {
    kind: 'heroku-api-key',
    prefixes: ['HRKU-'],
    rest: `${url}{30,}`,
    example: (draw) =>
      `HRKU-${draw('hex', 8)}-${draw('hex', 4)}-${draw('hex', 4)}-${draw('hex', 4)}-${draw('hex', 12)}`,
  },
  {
    kind: 'postman-api-key',
    prefixes: ['PMAK-'],
    rest: `${hex}{20,26}-${hex}{30,}`,
    example: (draw) => `PMAK-${draw('hex', 24)}-${draw('hex', 34)}`,
  },
  {
    kind: 'new-relic-key',
    prefixes: ['NRAK-', 'NRJS-', 'NRII-'],
    rest: `${url}{20,}`,
    example: (draw) => `NRAK-${draw('upper', 27)}`,
  },
  {
    kind: 'grafana-token',
    prefixes: ['glsa_', 'glc_'],
    rest: '[A-Za-z0-9_+/=]{30,}',
    example: (draw) => `glsa_${draw('alphanumeric', 32)}_${draw('hex', 8)}`,
  },
  {
    kind: 'atlassian-token',
    prefixes: ['ATATT3', 'ATCTT3', 'ATBB'],
    rest: '[A-Za-z0-9_=-]{20,}',
    short: true,
    example: (draw) => `ATATT3${draw('url', 180)}=${draw('upper', 8)}`,
  },
  {
    kind: 'figma-token',
    prefixes: ['figd_', 'figu_'],
    rest: `${url}{30,}`,
    example: (draw) => `figd_${draw('url', 40)}`,
  },
  {
    kind: 'hugging-face-token',
    prefixes: ['hf_'],
    rest: `${word}{30,}`,
    short: true,
    example: (draw) => `hf_${draw('alphanumeric', 34)}`,
  },
  {
    kind: 'supabase-token',
    prefixes: ['sbp_', 'sb_secret_', 'sb_publishable_'],
    rest: `${url}{20,}`,
    example: (draw) => `sbp_${draw('hex', 40)}`,
  },
  {
    kind: 'planetscale-token',
    prefixes: ['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'],
    rest: '[A-Za-z0-9_.-]{30,}',
    example: (draw) => `pscale_tkn_${draw('url', 43)}`,
  },
  {
    kind: 'sentry-token',
    prefixes: ['sntrys_', 'sntryu_'],
    rest: '[A-Za-z0-9_+/=-]{30,}',
    example: (draw) => `sntryu_${draw('hex', 64)}`,
  },
  {
    kind: 'posthog-key',
    prefixes: ['phx_', 'phc_'],
    rest: `${word}{30,}`,
    example: (draw) => `phx_${draw('alphanumeric', 43)}`,
  },
  {
    kind: 'contentful-token',
    prefixes: ['CFPAT-'],
    rest: `${url}{30,}`,
    example: (draw) => `CFPAT-${draw('url', 43)}`,
  },
  {
    kind: 'replicate-token',
    prefixes: ['r8_'],
    rest: `${word}{30,}`,
    short: true,
    example: (draw) => `r8_${draw('alphanumeric', 37)}`,
  },
  {
    kind: 'age-secret-key',
    prefixes: ['AGE-SECRET-KEY-1'],
    rest: '[A-Z0-9]{40,}',
    example: (draw) => `AGE-SECRET-KEY-1${draw('upper', 58)}`,
  },
];
