using System.CommandLine;
using System.Xml.Linq;
using Quell.Domain;
using Quell.Terminal.Parsing;
using Quell.Terminal.Tests.Verbs;

namespace Quell.Terminal.Tests.Reference;

/// <summary>The program as its own code describes it.</summary>
internal static class Tree
{
    public static RootCommand Program { get; } = CommandLine.Build(new RecordingVerbs());

    /// <summary>Every verb that can be started, with its whole path, in the order of the help.</summary>
    public static IEnumerable<(string Path, Command Verb)> Verbs => Leaves(Program, "quell");

    public static IEnumerable<Option> Options(Command verb) => verb.Options.Where(option => !option.Hidden);

    public static string Example(Command verb) => ((Verb)verb).Example;

    /// <summary>What each code means, from the comments of the type itself.</summary>
    public static IEnumerable<(int Code, string Meaning)> ExitCodes
    {
        get
        {
            var comments = XDocument
                .Load(Path.ChangeExtension(typeof(ExitCode).Assembly.Location, ".xml"))
                .Descendants("member")
                .ToDictionary(
                    member => member.Attribute("name")!.Value,
                    member => member.Element("summary")!,
                    StringComparer.Ordinal
                );
            return Enum.GetValues<ExitCode>()
                .Select(code => ((int)code, Words(comments[$"F:{typeof(ExitCode).FullName}.{code}"])));
        }
    }

    private static IEnumerable<(string, Command)> Leaves(Command command, string path) =>
        command.Subcommands.Count == 0
            ? [(path, command)]
            : command.Subcommands.Where(verb => !verb.Hidden).SelectMany(verb => Leaves(verb, $"{path} {verb.Name}"));

    private static string Words(XElement summary) =>
        string.Join(
            ' ',
            string.Concat(
                    summary
                        .Nodes()
                        .Select(node =>
                            node is XElement { Name.LocalName: "c" } code ? $"`{code.Value}`" : node.ToString()
                        )
                )
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
