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

    /// <summary>Longest text that is no JSON, in characters.</summary>
    public const int Prose = 128 * 1024;

    /// <summary>Most JSON that one answer brings into the case, in bytes: written down, with everything escaped, it fits one entry of the journal.</summary>
    public const int AnswerBytes = 5 * 1024 * 1024 / 2;

    /// <summary>Most JSON that all answers of a session bring into the case, in bytes; events that come again are not counted.</summary>
    public const int SessionBytes = 32 * 1024 * 1024;

    /// <summary>Most events of a page, by the contract.</summary>
    public const int Events = 200;

    public const int Rows = 200;
    public const int Columns = 64;
    public const int Parameters = 64;

    /// <summary>Most values that one walk looks at.</summary>
    public const int Visits = 100_000;
}
