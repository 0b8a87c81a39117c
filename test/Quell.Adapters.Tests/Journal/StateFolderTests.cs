using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class StateFolderTests
{
    [Fact]
    public void Looking_at_a_folder_that_is_not_there_makes_nothing()
    {
        using var state = new TempState();

        state.Folder.List().ShouldBeEmpty();
        state.TryOpen().ShouldBe(new OpenResult.NotFound(TempState.Case));
        state.Verify().ShouldBe(new Verdict.NeverBegun());

        Directory.Exists(state.State).ShouldBeFalse();
    }

    [Fact]
    public async Task Cases_are_listed_the_last_name_first_and_strangers_are_not_listed()
    {
        using var state = new TempState();
        foreach (var name in (string[])["b-20260102", "b-20260110", "a-20260301"])
        {
            var opened = JournalFile.Create(state.Folder, name, state.Clock).ShouldBeOfType<OpenResult.Opened>();
            await opened.Journal.DisposeAsync();
        }

        var cases = Path.Combine(state.State, "cases");
        Directory.CreateDirectory(Path.Combine(cases, "no-journal"));
        Directory.CreateDirectory(Path.Combine(cases, "Not A Name"));
        File.CreateSymbolicLink(Path.Combine(cases, "linked"), Path.Combine(cases, "a-20260301"));

        state.Folder.List().ShouldBe(["b-20260110", "b-20260102", "a-20260301"]);
    }

    [Fact]
    public async Task A_case_whose_journal_was_deleted_is_still_listed_and_called_truncated()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        File.Delete(state.InCase(".jsonl"));

        state.Folder.List().ShouldBe([TempState.Case]);
        state.Verify().ShouldBe(new Verdict.Truncated(1, 0));
        state.TryOpen().ShouldBe(new OpenResult.Broken(new Verdict.Truncated(1, 0)));
    }

    [Fact]
    public async Task A_case_that_exists_is_not_created_again()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();

        state.TryCreate().ShouldBeOfType<OpenResult.Exists>();
    }

    [Fact]
    public async Task A_broken_case_is_not_created_over()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        File.Delete(state.InCase(".head"));

        state.TryCreate().ShouldBeOfType<OpenResult.Exists>();
        state.Verify().ShouldBe(new Verdict.HeadMissing(1));
    }
}
