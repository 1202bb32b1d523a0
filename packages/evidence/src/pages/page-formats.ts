import type { Format } from '../reader.ts';

/** The pages whose makers are known, each with a sample. */
export const pageFormats: readonly Format[] = [
  { title: 'nginx error page', sample: 'nginx-502.html', source: 'nginx 1.22.1, run' },
  { title: 'nginx page for plain HTTP on an HTTPS port', sample: 'nginx-https-port.html', source: 'nginx 1.22.1, run' },
  {
    title: 'nginx page for a missing client certificate',
    sample: 'nginx-client-certificate.html',
    source: 'nginx 1.22.1, run',
  },
  { title: 'nginx page for a body that is too large', sample: 'nginx-413.html', source: 'nginx 1.22.1, run' },
  { title: 'Apache error page', sample: 'apache-403.html', source: 'Apache httpd 2.4.71, run' },
  {
    title: 'Apache error page whose ErrorDocument failed',
    sample: 'apache-additionally.html',
    source: 'Apache httpd 2.4.71, run',
  },
  { title: 'Apache proxy error page', sample: 'apache-proxy-error.html', source: 'Apache httpd 2.4.71, run' },
  { title: 'HAProxy error page', sample: 'haproxy-503.html', source: 'HAProxy 2.6.12, run' },
  { title: 'Varnish error page', sample: 'varnish-503.html', source: 'Varnish 7.1.1, run' },
  { title: 'lighttpd error page', sample: 'lighttpd-404.html', source: 'lighttpd 1.4.69, run' },
  { title: 'Go and Caddy: plain HTTP on an HTTPS port', sample: 'go-https-port.txt', source: 'Caddy 2.6.2, run' },
  { title: 'Squid error page', sample: 'squid-denied.html', source: 'Squid 5.7, run' },
  { title: 'Express page for a missing route', sample: 'express-404.html', source: 'Express 5.3.0, run' },
  { title: 'Express page for an error', sample: 'express-500.html', source: 'Express 5.3.0, run' },
  { title: 'Django error page', sample: 'django-404.html', source: 'Django 3.2.25, run' },
  { title: 'Django CSRF page', sample: 'django-csrf.html', source: 'Django 3.2.25, run' },
  { title: 'Django debug page for a missing route', sample: 'django-debug-404.html', source: 'Django 3.2.25, run' },
  { title: 'Django debug page for an exception', sample: 'django-debug-500.html', source: 'Django 3.2.25, run' },
  { title: 'Flask and Werkzeug error page', sample: 'flask-405.html', source: 'Werkzeug 2.2.2, run' },
  { title: 'Werkzeug debugger', sample: 'werkzeug-debugger.html', source: 'Werkzeug 2.2.2, run' },
  { title: 'PHP error with html_errors', sample: 'php-fatal-error.html', source: 'PHP 8.2.36, run' },
  {
    title: 'Cloudflare 52x page',
    sample: 'cloudflare-522.html',
    source: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
  },
  {
    title: 'Cloudflare 1xxx page',
    sample: 'cloudflare-1020.html',
    source: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/',
  },
  {
    title: 'Cloudflare block page',
    sample: 'cloudflare-blocked.html',
    source: 'https://developers.cloudflare.com/waf/troubleshooting/faq/',
  },
  {
    title: 'Cloudflare challenge',
    sample: 'cloudflare-challenge.html',
    source: 'https://developers.cloudflare.com/cloudflare-challenges/',
  },
  {
    title: 'Cloudflare error in plain text',
    sample: 'cloudflare-1015.txt',
    source: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/',
  },
  {
    title: 'CloudFront error page',
    sample: 'cloudfront-403.html',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html',
  },
  {
    title: 'AWS ALB error page',
    sample: 'alb-502.html',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
  },
  {
    title: 'Akamai block page',
    sample: 'akamai-403.html',
    source: 'https://community.akamai.com/customers/s/article/Why-is-Akamai-blocking-me',
  },
  {
    title: 'Imperva block page',
    sample: 'incapsula.html',
    source: 'https://docs.imperva.com/bundle/cloud-application-security/page/more/error-pages.htm',
  },
  {
    title: 'Fastly error for an unknown domain',
    sample: 'fastly-unknown-domain.txt',
    source: 'https://www.fastly.com/documentation/guides/debugging/common-error-messages/',
  },
  { title: 'ngrok error page', sample: 'ngrok-offline.html', source: 'https://ngrok.com/docs/errors/err_ngrok_3200/' },
  {
    title: 'Heroku error page',
    sample: 'heroku-application-error.html',
    source: 'https://devcenter.heroku.com/articles/error-pages',
  },
  {
    title: 'Heroku page for a missing app',
    sample: 'heroku-no-such-app.html',
    source: 'https://devcenter.heroku.com/articles/error-pages',
  },
  {
    title: 'Vercel error in plain text',
    sample: 'vercel-timeout.txt',
    source: 'https://vercel.com/docs/errors/FUNCTION_INVOCATION_TIMEOUT',
  },
  {
    title: 'Vercel error page',
    sample: 'vercel-not-found.html',
    source: 'https://vercel.com/docs/errors/DEPLOYMENT_NOT_FOUND',
  },
  {
    title: 'Envoy and Istio: no connection to the upstream',
    sample: 'envoy-connection-failure.txt',
    source: 'https://www.envoyproxy.io/docs/envoy/latest/faq/debugging/why_is_envoy_sending_internal_responses',
  },
  {
    title: 'Envoy and Istio: denied by a rule',
    sample: 'envoy-rbac.txt',
    source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/rbac_filter',
  },
  {
    title: 'IIS error page',
    sample: 'iis-404.html',
    source:
      'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
  },
  {
    title: 'IIS detailed error page',
    sample: 'iis-detailed-500-19.html',
    source:
      'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/site-behavior-performance/http-error-500-19-webpage',
  },
  {
    title: 'ASP.NET error page',
    sample: 'aspnet-server-error.html',
    source:
      'https://learn.microsoft.com/en-us/aspnet/web-forms/overview/older-versions-getting-started/deploying-web-site-projects/displaying-a-custom-error-page-cs',
  },
  {
    title: 'Tomcat error page',
    sample: 'tomcat-404.html',
    source: 'https://tomcat.apache.org/tomcat-10.1-doc/config/valve.html',
  },
  {
    title: 'Jetty error page',
    sample: 'jetty-404.html',
    source: 'https://jetty.org/docs/jetty/12/programming-guide/server/http.html',
  },
  {
    title: 'Spring Boot whitelabel page',
    sample: 'spring-whitelabel.html',
    source: 'https://docs.spring.io/spring-boot/reference/web/servlet.html',
  },
  {
    title: 'Rails error page',
    sample: 'rails-500.html',
    source: 'https://guides.rubyonrails.org/action_controller_overview.html',
  },
  {
    title: 'Rails debug page',
    sample: 'rails-debug.html',
    source: 'https://guides.rubyonrails.org/debugging_rails_applications.html',
  },
  { title: 'Laravel error page', sample: 'laravel-419.html', source: 'https://laravel.com/docs/12.x/errors' },
  {
    title: 'WordPress error page',
    sample: 'wordpress-critical-error.html',
    source: 'https://wordpress.org/documentation/article/faq-troubleshooting/',
  },
  {
    title: 'Sucuri block page',
    sample: 'sucuri-403.html',
    source: 'https://docs.sucuri.net/website-firewall/troubleshooting/',
  },
  { title: 'F5 ASM block page', sample: 'f5-rejected.html', source: 'https://my.f5.com/manage/s/article/K13304944' },
  {
    title: 'Google front end error page',
    sample: 'google-502.html',
    source: 'https://cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs',
  },
];
