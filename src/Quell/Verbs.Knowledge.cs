using Quell.Knowledge;

namespace Quell;

/// <content>What the verbs know: the program's own knowledge with the user's.</content>
internal sealed partial class Verbs
{
    private ResponseKnowledge? _known;

    /// <summary>Reading it takes longer than anything else at the start, so a verb that proposes nothing does without.</summary>
    private ResponseKnowledge Known => _known ??= ResponseKnowledge.Embedded;

    /// <returns>False after the trouble was said.</returns>
    private bool LoadKnowledge(string? asked)
    {
        var (knowledge, trouble) = KnowledgeFolders.Load(asked, machine);
        if (knowledge is null)
        {
            Say(trouble!);
            return false;
        }
        _known = knowledge;
        return true;
    }
}
