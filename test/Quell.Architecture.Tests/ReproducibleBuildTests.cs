using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Quell.Architecture.Tests;

/// <summary>
/// What two builds of one commit in two folders would differ in, if anything did: <c>eng/reproduce</c> compares the
/// executables themselves and takes minutes.
/// </summary>
public sealed class ReproducibleBuildTests
{
    public static TheoryData<string> Assemblies => [.. Shipped.Assemblies.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_that_ships_does_not_name_the_folder_in_which_it_was_built(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        var bytes = File.ReadAllBytes(path);
        using var assembly = new PEReader(new MemoryStream(bytes));
        var symbols = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);

        assembly.ReadCodeViewDebugDirectoryData(symbols).Path.ShouldStartWith("/quell/");
        assembly.ReadDebugDirectory().ShouldContain(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Holds(bytes, Repository.Root).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Its_symbols_name_neither_that_folder_nor_where_the_tree_came_from(string name)
    {
        // The id of the symbols stands in the assembly: what they hold is part of what it is.
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, $"{name}.pdb"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(bytes));
        var symbols = provider.GetMetadataReader();

        symbols
            .Documents.Select(document => symbols.GetString(symbols.GetDocument(document).Name))
            .ShouldAllBe(document => document.StartsWith("/quell/", StringComparison.Ordinal));
        Holds(bytes, "raw.githubusercontent.com").ShouldBeFalse();
        Holds(bytes, Repository.Root).ShouldBeFalse();
    }

    private static bool Holds(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
        || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
