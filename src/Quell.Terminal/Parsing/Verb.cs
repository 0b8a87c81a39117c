using System.CommandLine;

namespace Quell.Terminal.Parsing;

/// <summary>A verb with its example: help shows it, and so does the fix line of a bad usage.</summary>
internal sealed class Verb(string name, string does, string example) : Command(name, does)
{
    public string Example { get; } = example;
}
