using System.Net.Http.Headers;

namespace Quell.Sysdig.Wire.Http;

/// <summary>The header <c>Retry-After</c>, which is a number of seconds or a date.</summary>
internal static class RetryAfter
{
    /// <summary>Whole seconds to wait, rounded up; null when the far side did not say.</summary>
    public static int? Seconds(RetryConditionHeaderValue? header, TimeProvider time) =>
        (header?.Delta ?? header?.Date - time.GetUtcNow()) is { } wait
            ? (int)Math.Ceiling(Math.Clamp(wait.TotalSeconds, 0, int.MaxValue / 2))
            : null;
}
