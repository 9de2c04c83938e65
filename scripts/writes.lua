-- For wrk: every request is the next member's vote on the next idea, or a post, with a token of its own.
local folder, what = os.getenv("BENCH_FOLDER"), os.getenv("BENCH_WHAT")
local number = tonumber(os.getenv("BENCH_FROM"))
local words = '{"text":"My tray has three lids, and the second one sticks. The corner is what breaks first."}'

local function lines(name)
  local all = {}
  for line in io.lines(folder .. "/" .. name) do all[#all + 1] = line end
  return all
end

local tokens, ideas = lines("tokens.txt"), lines("ideas.txt")

function request()
  local member, idea = tokens[number % #tokens + 1], ideas[math.floor(number / #tokens) % #ideas + 1]
  number = number + 1
  local headers = { ["Authorization"] = "Bearer " .. member, ["Content-Type"] = "application/json" }
  if what == "vote" then return wrk.format("PUT", "/api/v1/ideas/" .. idea .. "/vote", headers) end
  return wrk.format("POST", "/api/v1/ideas/" .. idea .. "/posts", headers, words)
end
