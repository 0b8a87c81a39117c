namespace Quell.Runbook.Calls;

/// <summary>How calls are named: <c>scope:source#variant</c>. The source is what citations show.</summary>
public static class CallKeys
{
    public static string Of(string scope, string source, int variant = 0) =>
        variant == 0 ? $"{scope}:{source}" : $"{scope}:{source}#{variant}";

    public static string SourceOf(string key)
    {
        var start = key.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = key.IndexOf('#', start);
        return end < 0 ? key[start..] : key[start..end];
    }
}
