/** Directives that no other language has, and that people paste alone. */
export const ownNames =
  /^(?:(?:proxy|fastcgi|uwsgi|scgi|grpc|auth_basic|auth_request|client|limit_req|limit_conn|ssl|keepalive|real_ip|sub_filter|gzip|open_file_cache|resolver|mirror|js|lua|modsecurity)_[a-z_0-9]{2,50}|underscores_in_headers|server_name|large_client_header_buffers|ignore_invalid_headers|server_tokens|try_files|proxy_pass|set_real_ip_from|add_header|error_page|access_log|error_log|modsecurity|http2|auth_basic)$/;
/** Names that mean something else elsewhere, known as nginx's by their neighbours. */
export const sharedNames =
  /^(?:listen|root|alias|index|return|rewrite|include|allow|deny|set|send_timeout|server|worker_processes|worker_connections|user|pid|default_type|sendfile|tcp_nopush|gzip|expires|charset|internal|break|resolver|satisfy|etag|if|map|geo|upstream|location|http|events|stream|least_conn|ip_hash|zone|default|hash)$/;
/** Blocks. */
export const blockNames =
  /^(?:server|location|http|upstream|events|stream|map|geo|if|types|limit_except|split_clients|mail)$/;
