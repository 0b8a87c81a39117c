namespace Quell.Sysdig.Parsing;

/// <summary>How much of an answer is taken into the case. What is beyond lies in the evidence.</summary>
internal static class Limits
{
    /// <summary>Longest value of a field, label, parameter, output or column, in UTF-8 bytes.</summary>
    public const int FieldBytes = 4 * 1024;

    /// <summary>Longest event output, description or failure log, in UTF-8 bytes.</summary>
    public const int OutputBytes = 2 * 1024;

    /// <summary>Longest name, id or word, in UTF-8 bytes.</summary>
    public const int NameBytes = 256;

    /// <summary>Most items of any list or map.</summary>
    public const int Items = 1000;

    /// <summary>Deepest nesting that is read.</summary>
    public const int Depth = 64;

    public const int Rows = 200;
    public const int Columns = 64;
    public const int Parameters = 64;

    /// <summary>Most values that one walk looks at.</summary>
    public const int Visits = 100_000;
}
