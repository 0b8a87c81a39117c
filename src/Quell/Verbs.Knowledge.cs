using Quell.Knowledge;

namespace Quell;

/// <content>What the verbs know: the program's own knowledge with the user's.</content>
internal sealed partial class Verbs
{
    private ResponseKnowledge _knowledge = ResponseKnowledge.Embedded;

    /// <returns>False after the trouble was said.</returns>
    private bool LoadKnowledge(string? asked)
    {
        var (knowledge, trouble) = KnowledgeFolders.Load(asked, machine);
        if (knowledge is null)
        {
            Say(trouble!);
            return false;
        }
        _knowledge = knowledge;
        return true;
    }
}
