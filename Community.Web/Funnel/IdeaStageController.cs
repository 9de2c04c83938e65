using Community.Ideas;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>A product manager's decision with its answer, in one movement.</summary>
[Route("ideas/{id:long}/stage")]
public sealed class IdeaStageController(MoveIdea move) : PortalController
{
    [HttpPost(""), Once]
    public async Task<IActionResult> Create(long id, IdeaStage to, string answer, string credits, bool? inPipelineBefore)
    {
        var names = (credits ?? "").Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return await Answer(await move.By(Me, id, new Verdict(to, answer ?? "", names, inPipelineBefore), Stop), _ => SeeOther($"/ideas/{id}"));
    }
}
