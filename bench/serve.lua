-- For wrk: requests a second, and the median and the 95th percentile of the time of one in microseconds.
done = function(summary, latency)
    local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
    io.write(string.format("%.0f %.0f %.0f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50), latency:percentile(95), bad))
end
