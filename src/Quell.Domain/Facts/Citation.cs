namespace Quell.Domain.Facts;

/// <summary>Names the call that produced a value, so that a person can run it again.</summary>
/// <param name="Source">Short name of the source, such as <c>event</c>, <c>sysql identity</c>, <c>case file</c>.</param>
/// <param name="Command">The exact call: tool and arguments, command line, or file and line.</param>
public sealed record Citation(string Source, string Command);
