using Quell.Adapters.Tests.Local;
using Quell.Surfaces;

namespace Quell.Adapters.Tests.Surfaces;

public sealed class ProgramFinderTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_first_executable_on_the_path_is_found_with_its_full_path()
    {
        _scratch.File("one/other", "x", ScratchFolder.Runnable);
        var expected = _scratch.File("two/kubectl", "x", ScratchFolder.Runnable);
        _scratch.File("three/kubectl", "x", ScratchFolder.Runnable);

        Find("kubectl", In("one"), In("two"), In("three")).ShouldBe(expected);
    }

    [Fact]
    public void A_program_in_the_current_folder_or_below_it_is_skipped()
    {
        _scratch.File("here/kubectl", "x", ScratchFolder.Runnable);
        _scratch.File("here/bin/kubectl", "x", ScratchFolder.Runnable);
        var expected = _scratch.File("hereafter/kubectl", "x", ScratchFolder.Runnable);

        Find("kubectl", In("here"), In("here/"), In("here/bin"), In("other/../here"), In("hereafter"))
            .ShouldBe(expected);
    }

    [Fact]
    public void A_path_entry_that_links_into_the_current_folder_is_skipped()
    {
        _scratch.File("here/bin/kubectl", "x", ScratchFolder.Runnable);
        _scratch.Link("innocent", In("here/bin"));

        Find("kubectl", In("innocent")).ShouldBeNull();
    }

    [Fact]
    public void A_current_folder_reached_over_a_link_is_still_the_current_folder()
    {
        _scratch.File("real/bin/kubectl", "x", ScratchFolder.Runnable);
        _scratch.Link("shortcut", In("real"));

        new ProgramFinder(In("real/bin"), In("shortcut")).Find("kubectl").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("bin")]
    [InlineData("../bin")]
    public void A_relative_or_empty_entry_is_skipped(string entry)
    {
        var expected = _scratch.File("two/kubectl", "x", ScratchFolder.Runnable);

        Find("kubectl", entry, In("two")).ShouldBe(expected);
    }

    [Fact]
    public void What_may_not_be_executed_or_is_no_regular_file_is_not_a_program()
    {
        _scratch.File("plain/kubectl", "x");
        _scratch.Folder("folder/kubectl");
        _scratch.Folder("devices");
        _scratch.Link("devices/kubectl", "/dev/null");
        _scratch.Folder("broken");
        _scratch.Link("broken/kubectl", In("nowhere"));

        Find("kubectl", In("plain"), In("folder"), In("devices"), In("broken")).ShouldBeNull();
    }

    [Fact]
    public void A_link_to_a_program_is_followed_and_keeps_its_name()
    {
        _scratch.File("store/kubectl-1.35", "x", ScratchFolder.Runnable);
        _scratch.Folder("bin");
        var link = _scratch.Link("bin/kubectl", In("store/kubectl-1.35"));

        Find("kubectl", In("bin")).ShouldBe(link);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("bin/kubectl")]
    [InlineData("../two/kubectl")]
    public void Only_a_bare_name_is_looked_for(string name)
    {
        _scratch.File("two/kubectl", "x", ScratchFolder.Runnable);
        _scratch.File("two/bin/kubectl", "x", ScratchFolder.Runnable);

        Find(name, In("two")).ShouldBeNull();
    }

    [Fact]
    public void Started_in_the_root_folder_the_rest_of_the_path_still_counts()
    {
        var expected = _scratch.File("two/kubectl", "x", ScratchFolder.Runnable);

        new ProgramFinder($"/:{In("two")}", "/").Find("kubectl").ShouldBe(expected);
    }

    [Fact]
    public void Without_a_path_nothing_is_found() =>
        new ProgramFinder(pathVariable: null, In("here")).Find("sh").ShouldBeNull();

    private string In(string name) => Path.Combine(_scratch.Path, name);

    private string? Find(string name, params string[] entries)
    {
        _scratch.Folder("here");
        return new ProgramFinder(string.Join(Path.PathSeparator, entries), In("here")).Find(name);
    }
}
