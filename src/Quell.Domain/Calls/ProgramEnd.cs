using System.Collections.Immutable;

namespace Quell.Domain.Calls;

/// <summary>How a program that carried out a write ended: its exit code and what it said, line by line, bounded and without secrets.</summary>
/// <param name="Code">Null where it was ended by us, or did not start.</param>
public sealed record ProgramEnd(int? Code, ImmutableArray<string> Output, ImmutableArray<string> Error);
